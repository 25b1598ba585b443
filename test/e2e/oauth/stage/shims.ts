import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Windows that the page opened, in order. */
    openedWindows: (Window | null)[]
    /** What happened, in order. */
    order: string[]
  }
}

/** Keeps the handles of the windows that the page opens, as the page itself holds them. */
export async function keepWindows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.openedWindows = []
    const open = window.open.bind(window)
    window.open = (...args) => {
      const opened = open(...args)
      window.openedWindows.push(opened)
      return opened
    }
  })
}

/** A click on a button of the wizard reaches it 6 s late, without the user's activation. */
export async function delayClicks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener(
      'click',
      (event) => {
        if (!event.isTrusted || !(event.target instanceof Element)) return
        const button = event.target.closest('button')
        event.stopImmediatePropagation()
        setTimeout(() => button?.click(), 6_000)
      },
      { capture: true },
    )
  })
}

export const REFUSALS = ['null', 'undefined', 'throws', 'closed'] as const

/** What browsers and blockers hand out in place of a window. */
export async function refuseWindows(page: Page, how: (typeof REFUSALS)[number]): Promise<void> {
  await page.addInitScript((how) => {
    Object.defineProperty(window, 'open', {
      value: () => {
        if (how === 'throws') throw new Error('blocked')
        return { null: null, undefined: undefined, closed: { closed: true } }[how]
      },
    })
  }, how)
}

export async function removeBroadcastChannel(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined })
  })
}

/** As in a browser that keeps sites from storing anything. */
export async function breakStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    Object.defineProperty(window, 'sessionStorage', { get: refuse })
    window.BroadcastChannel = class {
      constructor() {
        refuse()
      }
    } as unknown as typeof BroadcastChannel
  })
}
