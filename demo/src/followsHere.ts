import type { MouseEvent } from 'react'

/** Whether a click on a link is for this tab: with a key held down the browser knows better. */
export function followsHere(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
