import { type Browser, isTopLevel } from './browser.js'

const WIDTH = 600
const HEIGHT = 760

/**
 * Opens a blank window, in the click itself: after an `await` browsers block it, Safari at once and on iOS silently.
 * `null` when it was blocked.
 */
export function openPopup(browser: Browser, text: string): Window | null {
  try {
    const popup = browser.window.open('about:blank', `caw-${browser.random().toString(36).slice(2)}`, features(browser))
    // Some blockers hand out an object that only looks like a window.
    // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- theirs may be undefined
    if (popup?.closed !== false) return null
    // A provider's page could otherwise send the host's page elsewhere through `opener.location`.
    if (isTopLevel(browser)) popup.opener = null
    say(popup, text)
    return popup
  } catch {
    return null
  }
}

/** `close` and `focus` may throw or do nothing once a page with its own opener policy cut the handle: neither matters. */
export function closePopup(popup: Window | null): void {
  try {
    popup?.close()
  } catch {
    /* The window is no longer ours. */
  }
}

function features({ window: { screen, screenX, screenY, outerWidth, outerHeight } }: Browser): string {
  const width = Math.min(WIDTH, screen.availWidth)
  const height = Math.min(HEIGHT, screen.availHeight)
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2))
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2))
  return `popup,width=${width},height=${height},left=${left},top=${top}`
}

/** A frame that is sandboxed from its own origin may open a window, but not write into it. */
function say(popup: Window, text: string): void {
  try {
    write(popup.document, text)
  } catch {
    /* It stays blank until it has somewhere to go. */
  }
}

function write(document: Document, text: string): void {
  document.title = text
  document.body.textContent = text
  Object.assign(document.documentElement.style, { colorScheme: 'light dark', height: '100%' })
  Object.assign(document.body.style, {
    margin: '0',
    minHeight: '100%',
    display: 'grid',
    placeItems: 'center',
    font: '15px system-ui',
    opacity: '0.7',
  })
}
