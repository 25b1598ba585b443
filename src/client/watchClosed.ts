import type { Browser } from './browser.js'

/** Milliseconds. */
const EVERY = 500
const GRACE = 3_000

/**
 * Calls back once when a window has read as closed for a while. That says little: a provider page with its own opener
 * policy makes an open window read so (Chromium 156, measured).
 */
export function watchClosed({ window, now }: Browser, popup: Window, onClosed: () => void): () => void {
  let since: number | null = null
  const timer = window.setInterval(() => {
    if (!popup.closed) {
      since = null
      return
    }
    since ??= now()
    if (now() - since < GRACE) return
    window.clearInterval(timer)
    onClosed()
  }, EVERY)
  return () => window.clearInterval(timer)
}
