/** What the client needs of a browser. A parameter, so that a test can control the clock and the windows. */
export type Browser = {
  window: Window
  /** Milliseconds of a monotonic clock: the user's wall clock may jump. */
  now: () => number
  /** `null` where the browser has no `BroadcastChannel`, or refuses to open one. */
  openChannel: (name: string) => BroadcastChannel | null
  /** A number in [0, 1). */
  random: () => number
}

/** The page's own browser. Called late: a server that renders the wizard has no window. */
export function pageBrowser(): Browser {
  return {
    window: globalThis.window,
    now: () => performance.now(),
    openChannel: (name) => {
      try {
        return new BroadcastChannel(name)
      } catch {
        return null
      }
    },
    random: Math.random,
  }
}

/** Calls back once after `milliseconds`. Returns a function that cancels it. */
export function after({ window }: Browser, milliseconds: number, callback: () => void): () => void {
  const timer = window.setTimeout(callback, milliseconds)
  return () => window.clearTimeout(timer)
}

/** Calls back when the page is restored from the back/forward cache. Returns an unsubscribe function. */
export function onRestored({ window }: Browser, callback: () => void): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) callback()
  }
  window.addEventListener('pageshow', onShow)
  return () => window.removeEventListener('pageshow', onShow)
}

/** Where the sign-in can happen, and what a new window looks like on this device. */
export type Environment = {
  /** The page is inside a frame: there the opener is the window's only way back, since storage is partitioned. */
  framed: boolean
  /** An iOS home-screen app: a window would open in another app and never return. */
  standalone: boolean
  /** A new window takes the whole screen, as a tab, as it does on a phone. */
  opensTabs: boolean
  /**
   * The page seems to be shown inside another app. A guess: Android's web view names itself (`; wv)`), and iOS's omits
   * the "Safari" that every browser there includes.
   */
  webView: boolean
}

/** CSS px of the shorter side: phones are narrower, the smallest tablets wider. */
const PHONE_PX = 600

const NO_PAGE: Environment = { framed: false, standalone: false, opensTabs: false, webView: false }

export function environmentOf({ window }: Pick<Browser, 'window'>): Environment {
  // Rendered on a server: what differs there is shown only after a click.
  if (!globalThis.window) return NO_PAGE
  const { navigator, screen } = window
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- jsdom has no matchMedia
  const coarse = window.matchMedia?.('(pointer: coarse)').matches ?? false
  return {
    framed: window.top !== window.self,
    standalone: 'standalone' in navigator && navigator.standalone === true,
    opensTabs: coarse && Math.min(screen.width, screen.height) < PHONE_PX,
    webView: /; wv\)|\((iPhone|iPad|iPod)(?!.*Safari)/.test(navigator.userAgent),
  }
}

/** A browser shows nothing of a redirect but its type; Node and mocks show the status. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400)
}
