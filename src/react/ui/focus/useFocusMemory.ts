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
        // A window that loses the focus, to the sign-in for instance, gives it back to the same element. And React hides
        // what it will replace while the next state's code is on its way: the browser takes the focus, nobody else does.
        const taken = target.isConnected && target.ownerDocument.hasFocus() && isVisible(target)
        if (taken) focused.current = null
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

/** As far as the browser can tell: the question is younger than some that we run in. */
function isVisible(element: Element): boolean {
  return !('checkVisibility' in element) || element.checkVisibility()
}
