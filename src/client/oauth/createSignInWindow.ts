import { type Browser, environmentOf } from '../browser.js'

const WIDTH_PX = 600
const HEIGHT_PX = 760

const CLOSED_CHECK_MS = 500
/** How long a window has to read as closed before it counts. */
const CLOSED_GRACE_MS = 3_000

/** The pop-ups of one wizard: the latest, and earlier ones that may still be open and succeed. */
export function createSignInWindow(browser: () => Browser) {
  const opened = new Set<MessageEventSource | null>()
  let latest: Window | null = null
  return {
    /** Opens a blank window that shows `text`. Call it in the click itself. `null` when it was blocked. */
    open: (text: string): Window | null => {
      const popup = openPopup(browser(), text)
      if (popup === null) return null
      opened.add(popup)
      latest = popup
      return popup
    },
    /** Brings the latest window forward. `false` when it is closed or reads as closed. */
    focus: (): boolean => {
      if (latest === null || latest.closed) return false
      latest.focus()
      return true
    },
    close: (): void => {
      // `close` may throw or do nothing once a page with its own opener policy cut the handle.
      try {
        latest?.close()
      } catch {
        /* The window is out of reach. */
      }
      latest = null
    },
    /** Whether a message may be from one of these windows. A window that the browser opened from a link has no handle. */
    mayHaveSent: (source: MessageEventSource | null): boolean => opened.size === 0 || opened.has(source),
    /**
     * Calls back once when the latest window has read as closed for three seconds. A hint: a provider page with its own
     * opener policy makes an open window read so (Chromium 156, measured). Returns an unsubscribe function.
     */
    onClosed: (callback: () => void): (() => void) =>
      latest === null ? () => undefined : watchClosed(browser(), latest, callback),
  }
}

/** Browsers block a window that is opened after an `await`; Safari at once, on iOS without a notice. */
function openPopup(browser: Browser, text: string): Window | null {
  try {
    const popup = browser.window.open('about:blank', `caw-${browser.random().toString(36).slice(2)}`, features(browser))
    // Some pop-up blockers return an object that only resembles a window.
    // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- `closed` may be undefined there
    if (popup?.closed !== false) return null
    // Otherwise a provider's page could navigate the host's page through `opener.location`.
    if (!environmentOf(browser).framed) popup.opener = null
    showText(popup, text)
    return popup
  } catch {
    return null
  }
}

function features({ window: { screen, screenX, screenY, outerWidth, outerHeight } }: Browser): string {
  const { availWidth, availHeight } = screen
  const width = Math.min(WIDTH_PX, availWidth)
  const height = Math.min(HEIGHT_PX, availHeight)
  const left = centre(screenX, outerWidth, width, Reflect.get(screen, 'availLeft'), availWidth)
  const top = centre(screenY, outerHeight, height, Reflect.get(screen, 'availTop'), availHeight)
  return `popup,width=${width},height=${height},left=${left},top=${top}`
}

/**
 * Where a window of this size is in the middle of the page's window, and on its screen. Places are negative on a screen to
 * the left of the primary one or above it. `screenStart` (`availLeft`, `availTop`) is in every browser and in no standard.
 */
function centre(pageStart: number, pageSize: number, size: number, screenStart: unknown, screenSize: number): number {
  const middle = pageStart + pageSize / 2
  const start = Math.round(middle - size / 2)
  const isOnScreen = typeof screenStart === 'number' && middle >= screenStart && middle <= screenStart + screenSize
  return isOnScreen ? Math.max(screenStart, Math.min(start, screenStart + screenSize - size)) : start
}

function showText(popup: Window, text: string): void {
  try {
    const { document } = popup
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
  } catch {
    /* A sandboxed frame without its own origin may open a window, but not write into it: the window stays blank. */
  }
}

function watchClosed({ window, now }: Browser, popup: Window, callback: () => void): () => void {
  let closedSince: number | null = null
  const timer = window.setInterval(() => {
    if (!popup.closed) {
      closedSince = null
      return
    }
    closedSince ??= now()
    if (now() - closedSince < CLOSED_GRACE_MS) return
    window.clearInterval(timer)
    callback()
  }, CLOSED_CHECK_MS)
  return () => window.clearInterval(timer)
}
