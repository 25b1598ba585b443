'use client'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Lets the height move from one view to the next. The size goes through a custom property, which the stylesheet's shield
 * leaves alone; whoever asks for less motion has no transition and gets the new height at once.
 */
export function useMovingHeight(view: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const last = useRef({ view, height: 0 })

  useLayoutEffect(() => {
    const element = ref.current
    const { view: before, height: from } = last.current
    if (element === null || before === view) return
    const to = element.offsetHeight
    if (from === 0 || from === to) return
    element.style.setProperty('--_h', `${from}px`)
    element.dataset['moving'] = ''
    element.getBoundingClientRect()
    element.style.setProperty('--_h', `${to}px`)
    const settle = () => delete element.dataset['moving']
    // Not by `transitionend`: that of any button inside would end it early.
    const timer = window.setTimeout(settle, 250)
    return () => {
      window.clearTimeout(timer)
      settle()
    }
  }, [view])

  useEffect(() => {
    last.current = { view, height: ref.current?.offsetHeight ?? 0 }
  })
  return ref
}
