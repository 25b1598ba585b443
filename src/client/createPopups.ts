import type { Browser } from './browser.js'
import { closePopup, openPopup } from './openPopup.js'
import { watchClosed } from './watchClosed.js'

/** The windows of one wizard: the latest, and those of before, which may still be open and finish. */
export function createPopups(browser: () => Browser) {
  const opened = new Set<MessageEventSource | null>()
  let latest: Window | null = null
  return {
    /** In the click itself. `null` when it was blocked. */
    open: (text: string): Window | null => {
      const popup = openPopup(browser(), text)
      if (popup === null) return null
      opened.add(popup)
      latest = popup
      return popup
    },
    /** Whether the latest is open as far as can be told, brought forward if so. */
    focus: (): boolean => {
      if (latest === null || latest.closed) return false
      latest.focus()
      return true
    },
    /** Closes the latest, if that can be done, and lets go of it. */
    close: (): void => {
      closePopup(latest)
      latest = null
    },
    /** Whether a message may be from one of them. A link that the browser followed by itself made one without a handle. */
    mayBeOurs: (source: MessageEventSource | null): boolean => opened.size === 0 || opened.has(source),
    /** Calls back once the latest has read as closed for a while. */
    watch: (onClosed: () => void): (() => void) =>
      latest === null ? () => undefined : watchClosed(browser(), latest, onClosed),
  }
}
