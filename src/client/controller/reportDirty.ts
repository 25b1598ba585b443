import { callHost } from '../callHost.js'
import type { ConnectorAuthOptions } from '../options.js'

/** The wizards of the page in which something was typed and not submitted. */
const dirty = new Set<object>()

/**
 * Tells the host whether leaving would drop something, and has the browser ask before the page goes away while it would.
 * Browsers keep a page with this listener out of their back/forward cache, so it is there only that long.
 */
export function reportDirty(wizard: object, isDirty: boolean, options: () => ConnectorAuthOptions): void {
  if (isDirty) dirty.add(wizard)
  else dirty.delete(wizard)
  if (dirty.size > 0) globalThis.addEventListener('beforeunload', askBeforeUnload)
  else globalThis.removeEventListener('beforeunload', askBeforeUnload)
  void callHost('onDirtyChange', () => options().onDirtyChange?.(isDirty))
}

/** The browser asks in its own words, and only on a page that the user did something on. */
function askBeforeUnload(event: Event): void {
  event.preventDefault()
}
