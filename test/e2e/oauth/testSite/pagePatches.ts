import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Windows that the page opened, in order. */
    openedWindows: (Window | null)[]
    /** Recorded calls and events, in order. */
    log: string[]
    /** The host page, as opened by a page of another site. */
    openedHost: Window
    /** The mocked visibility of the tab. */
    visibility: DocumentVisibilityState
  }
}

/** Records the handles of the windows that the page opens. */
export async function recordWindows(page: Page): Promise<void> {
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

/** Logged to the console when a delayed click is dispatched. */
export const LATE_CLICK = 'delayed click dispatched'

/** Delays clicks on buttons by 6 s, after which the user activation has expired. */
export async function delayClicks(page: Page): Promise<void> {
  await page.addInitScript((word) => {
    window.addEventListener(
      'click',
      (event) => {
        // In a shadow root the target is not the element that the window sees.
        const [target] = event.composedPath()
        if (!event.isTrusted || !(target instanceof Element)) return
        const button = target.closest('button')
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

export const BLOCKED_RESULTS = ['null', 'undefined', 'throws', 'closed'] as const

/** Makes `window.open` behave as with a pop-up blocker. */
export async function blockWindows(page: Page, how: (typeof BLOCKED_RESULTS)[number]): Promise<void> {
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

/** Makes storage and channels throw, as in a browser that denies them to sites. */
export async function denyStorage(page: Page): Promise<void> {
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

/** Records calls of `focus()` on opened windows: which window has focus cannot be observed in the test browser. */
export async function recordFocus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.log = []
    const open = window.open.bind(window)
    window.open = (...args) => {
      const opened = open(...args)
      if (opened === null) return null
      return new Proxy(opened, {
        get: (target, key) => {
          if (key === 'focus') window.log.push('focus')
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
        set: (target, key, value) => Reflect.set(target, key, value),
      })
    }
  })
}

/** Lets `setVisibility` change the visibility of the tab. */
export async function mockVisibility(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.visibility = 'visible'
    Object.defineProperty(document, 'visibilityState', { get: () => window.visibility })
    Object.defineProperty(document, 'hidden', { get: () => window.visibility === 'hidden' })
  })
}

export async function setVisibility(page: Page, tab: DocumentVisibilityState): Promise<void> {
  await page.evaluate((tab) => {
    window.visibility = tab
    document.dispatchEvent(new Event('visibilitychange'))
  }, tab)
}
