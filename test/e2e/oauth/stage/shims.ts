import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Windows that the page opened, in order. */
    openedWindows: (Window | null)[]
    /** What happened, in order. */
    order: string[]
    /** A window that a page of another site holds on to. */
    held: Window
    /** What the page is told of its tab. */
    tab: DocumentVisibilityState
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

/** What the console says when a delayed click has arrived. */
export const LATE_CLICK = 'the click has arrived'

/** A click on a button of the wizard reaches it 6 s late, without the user's activation. */
export async function delayClicks(page: Page): Promise<void> {
  await page.addInitScript((word) => {
    window.addEventListener(
      'click',
      (event) => {
        if (!event.isTrusted || !(event.target instanceof Element)) return
        const button = event.target.closest('button')
        event.stopImmediatePropagation()
        setTimeout(() => {
          button?.click()
          console.log(word)
        }, 6_000)
      },
      { capture: true },
    )
  }, LATE_CLICK)
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
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
    const refuse = function () {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    Object.defineProperty(window, 'sessionStorage', { get: refuse })
    Object.defineProperty(window, 'BroadcastChannel', { value: refuse })
  })
}

/** Notes in `order` when the page brings a window forward: which one has the focus cannot be told here. */
export async function noteFocus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.order = []
    const open = window.open.bind(window)
    window.open = (...args) => {
      const opened = open(...args)
      if (opened === null) return null
      return new Proxy(opened, {
        get: (target, key) => {
          if (key === 'focus') window.order.push('focus')
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
        set: (target, key, value) => Reflect.set(target, key, value),
      })
    }
  })
}

/** Lets `showTab` make the page believe that its tab is behind others. */
export async function hideableTab(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.tab = 'visible'
    Object.defineProperty(document, 'visibilityState', { get: () => window.tab })
    Object.defineProperty(document, 'hidden', { get: () => window.tab === 'hidden' })
  })
}

export async function showTab(page: Page, tab: DocumentVisibilityState): Promise<void> {
  await page.evaluate((tab) => {
    window.tab = tab
    document.dispatchEvent(new Event('visibilitychange'))
  }, tab)
}
