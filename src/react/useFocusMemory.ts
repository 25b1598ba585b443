'use client'
import { type FocusEventHandler, useCallback, useMemo, useRef } from 'react'

/**
 * Remembers which element of the card has the focus, so that a new state can tell whether the old one took it away.
 * With `autoFocus` the first state counts as if it had been looked at.
 */
export function useFocusMemory(autoFocus: boolean): {
  handlers: { onFocus: FocusEventHandler; onBlur: FocusEventHandler }
  lostFocus: () => boolean
} {
  const focused = useRef<Element | null>(null)
  const greeted = useRef(!autoFocus)
  const handlers = useMemo<{ onFocus: FocusEventHandler; onBlur: FocusEventHandler }>(
    () => ({
      onFocus: ({ target }) => {
        focused.current = target
      },
      onBlur: ({ target }) => {
        // A window that loses the focus, to the sign-in for instance, gives it back to the same element.
        if (target.isConnected && target.ownerDocument.hasFocus()) focused.current = null
      },
    }),
    [],
  )
  const lostFocus = useCallback(() => {
    const lost = !greeted.current || (focused.current !== null && !focused.current.isConnected)
    greeted.current = true
    return lost
  }, [])
  return { handlers, lostFocus }
}
