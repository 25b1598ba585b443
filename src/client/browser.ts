/** What the OAuth attempt needs of a browser. A parameter, so that a test can hold the clock and the windows. */
export type Browser = {
  window: Window
  /** Milliseconds of a clock that only runs forward; the user's wall clock may jump. */
  now: () => number
  /** `null` where the browser has none or refuses it. */
  openChannel: (name: string) => BroadcastChannel | null
  random: () => number
}

/** The page's own browser. Read when called: a server that renders the wizard has no window. */
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

/** Whether the page stands by itself. In a frame the opener is the pop-up's only way back (storage is partitioned). */
export function isTopLevel({ window }: Browser): boolean {
  return window.top === window.self
}

/** An app on an iOS home screen: a window would open in another app, and never find its way back. */
export function isStandalone({ window: { navigator } }: Browser): boolean {
  return 'standalone' in navigator && navigator.standalone === true
}

/**
 * Whether the page seems to be shown inside another app. A guess: Android's web view names itself (`; wv)`), iOS's only
 * leaves out the "Safari" that every browser there says.
 */
export function seemsWebView({ window: { navigator } }: Browser): boolean {
  return /; wv\)|\((iPhone|iPad|iPod)(?!.*Safari)/.test(navigator.userAgent)
}

/** CSS px of the shorter side; phones are narrower, the smallest tablets wider. */
const PHONE = 600

/** Whether a new window takes the whole screen, as a tab, which is what it is on a phone. */
export function opensTabs({ window }: Browser): boolean {
  const { width, height } = window.screen
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- the page of a host's tests may know no media
  return Math.min(width, height) < PHONE && (window.matchMedia?.('(pointer: coarse)').matches ?? false)
}
