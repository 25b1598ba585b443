'use client'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useWizardContext } from '../../WizardContext.js'

type Entry = { alert?: boolean; focusField?: boolean }

/**
 * What happens when a state comes into view. The focus follows the user: where the element it was on went away with the
 * last state, it goes to the title, or to the only input. Otherwise it stays, and the title is announced.
 */
export function useStepFocus(title: string, { alert, focusField }: Entry): RefObject<HTMLHeadingElement | null> {
  const ref = useRef<HTMLHeadingElement>(null)
  const { lostFocus, announce, step } = useWizardContext()
  /** The title that was heard by focus. */
  const heard = useRef('')

  useLayoutEffect(() => {
    if (!lostFocus()) return
    const panel = ref.current?.closest('.caw-panel')
    const field = focusField ? panel?.querySelector<HTMLElement>('input, textarea, select') : null
    const target = field ?? ref.current
    target?.focus()
    heard.current = title
    // oxlint-disable-next-line react/exhaustive-deps -- on entry only
  }, [])

  const first = useRef(step === null)
  useEffect(() => {
    if (alert || !(heard.current === title || first.current)) announce(title, alert ? 'assertive' : 'polite')
    // oxlint-disable-next-line react/exhaustive-deps -- once for each title
  }, [title])
  return ref
}
