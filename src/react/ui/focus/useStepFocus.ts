import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useLatest } from '../../useLatest.js'
import { useWizardContext } from '../../WizardContext.js'

type StepFocusOptions = { alert?: boolean; focusField?: boolean }

/**
 * Moves the focus when a screen appears, and returns the ref of its title. If the focused element went away with the
 * previous screen, the focus goes to the title or to the only input. Otherwise it stays and the title is announced.
 */
export function useStepFocus(
  title: string,
  { alert, focusField }: StepFocusOptions,
): RefObject<HTMLHeadingElement | null> {
  const ref = useRef<HTMLHeadingElement>(null)
  const { lostFocus, announce } = useWizardContext()
  /** The title that a screen reader has read because the focus moved to it. */
  const readByFocus = useRef('')

  const moveFocus = useLatest(() => {
    if (!lostFocus()) return
    const panel = ref.current?.closest('.caw-panel')
    const field = focusField ? panel?.querySelector<HTMLElement>('input, textarea, select') : null
    const target = field ?? ref.current
    target?.focus()
    readByFocus.current = title
  })
  useLayoutEffect(() => moveFocus.current(), [moveFocus])

  const announceTitle = useLatest((next: string) => {
    if (alert) announce(next, 'assertive')
    else if (readByFocus.current !== next) announce(next)
  })
  useEffect(() => announceTitle.current(title), [announceTitle, title])
  return ref
}
