/**
 * Gives `window.open` windows for a test with jsdom, which opens none: each loads the address it is sent to, as the sign-in
 * window does, and closes. With `fakeProxyHandlers` the sign-in is then over, as its scenario says. Returns a function that
 * restores `window.open`.
 *
 * @example
 * import { fakeSignInWindows } from 'connector-auth-wizard/testing'
 * import { beforeAll } from 'vitest'
 *
 * beforeAll(() => fakeSignInWindows())
 */
export function fakeSignInWindows(): () => void {
  const { window } = globalThis
  const open: Window['open'] = Reflect.get(window, 'open')
  window.open = () => createWindow(window)
  return () => {
    window.open = open
  }
}

/**
 * The scenario `blocked-window`: the browser opens no window. Returns a function that restores `window.open`. It uses nothing
 * but its own text, so that Playwright can run it in a page before the page's scripts.
 *
 * @example
 * // In a test with jsdom
 * import { blockSignInWindows } from 'connector-auth-wizard/testing'
 * import { afterEach } from 'vitest'
 *
 * afterEach(blockSignInWindows())
 *
 * @example
 * // In a test with Playwright
 * import { test } from '@playwright/test'
 * import { blockSignInWindows } from 'connector-auth-wizard/testing'
 *
 * test('the browser blocks the window', async ({ page }) => {
 *   await page.addInitScript(blockSignInWindows)
 * })
 */
export function blockSignInWindows(): () => void {
  const open: Window['open'] = Reflect.get(globalThis.window, 'open')
  globalThis.window.open = () => null
  return () => {
    globalThis.window.open = open
  }
}

function createWindow(page: Window): Window {
  let closed = false
  const load = async (address: string) => {
    await fetch(address)
    closed = true
    // The user looks at the page again.
    page.dispatchEvent(new Event('focus'))
  }
  const popup = {
    get closed() {
      return closed
    },
    document: page.document.implementation.createHTMLDocument(),
    opener: page,
    focus: () => undefined,
    close: () => {
      closed = true
    },
    location: { replace: (address: string) => void load(address) },
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the wizard uses of a window
  return popup as unknown as Window
}
