import { type FocusEventHandler, useCallback, useMemo, useRef } from 'react'

/**
 * Remembers which element of the wizard has the focus, so that a new screen can tell whether the previous one took it
 * away. With `autoFocus` the first screen takes the focus too.
 */
export function useFocusMemory(autoFocus: boolean): {
  handlers: { onFocus: FocusEventHandler; onBlur: FocusEventHandler }
  lostFocus: () => boolean
} {
  const focused = useRef<Element | null>(null)
  const takesFocus = useRef(autoFocus)
  const handlers = useMemo<{ onFocus: FocusEventHandler; onBlur: FocusEventHandler }>(
    () => ({
      onFocus: ({ target }) => {
        focused.current = target
      },
      onBlur: ({ target }) => {
        // Not every blur means that the user left the element. A window that loses the focus, for example to the sign-in
        // window, gives it back to the same element. And the browser blurs an element that is hidden or removed, which
        // Preact reports, and before it is gone.
        if (!target.ownerDocument.hasFocus()) return
        queueMicrotask(() => {
          const movedByUser = focused.current === target && target.isConnected && isVisible(target)
          if (movedByUser) focused.current = null
        })
      },
    }),
    [],
  )
  const lostFocus = useCallback(() => {
    const lost = takesFocus.current || (focused.current !== null && !focused.current.isConnected)
    takesFocus.current = false
    return lost
  }, [])
  return { handlers, lostFocus }
}

/** Older browsers have no `checkVisibility`: there every connected element counts as visible. */
function isVisible(element: Element): boolean {
  return !('checkVisibility' in element) || element.checkVisibility()
}
