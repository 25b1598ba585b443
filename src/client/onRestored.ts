import type { Browser } from './browser.js'

/** When the page is shown again out of the browser's cache, as after Back. */
export function onRestored({ window }: Browser, does: () => void): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) does()
  }
  window.addEventListener('pageshow', onShow)
  return () => window.removeEventListener('pageshow', onShow)
}
