import type { Browser } from './browser.js'

/** Does it once after so many milliseconds, unless stopped. */
export function after({ window }: Browser, patience: number, does: () => void): () => void {
  const timer = window.setTimeout(does, patience)
  return () => window.clearTimeout(timer)
}
