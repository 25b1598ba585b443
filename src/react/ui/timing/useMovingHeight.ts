import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Animates the height from one screen to the next, and keeps it while work is under way, whatever is hidden meanwhile.
 * The height is set through a custom property, which the `!important` rules of the stylesheet do not override. With
 * `prefers-reduced-motion` there is no transition, and the new height applies at once.
 */
export function useMovingHeight(view: string, busy: boolean): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const last = useRef({ view, height: 0 })

  useLayoutEffect(() => {
    const element = ref.current
    if (element === null || !busy) return
    element.style.setProperty('--_h', `${last.current.height}px`)
    element.dataset['busy'] = ''
    return () => void delete element.dataset['busy']
  }, [busy])

  useLayoutEffect(() => {
    const element = ref.current
    const { view: before, height: from } = last.current
    last.current.view = view
    if (element === null || before === view) return
    const to = element.getBoundingClientRect().height
    if (from === 0 || from === to) return
    element.style.setProperty('--_h', `${from}px`)
    element.dataset['moving'] = ''
    element.getBoundingClientRect()
    element.style.setProperty('--_h', `${to}px`)
    const settle = () => delete element.dataset['moving']
    // Not on `transitionend`: the event of a button inside bubbles up here and would end the animation early.
    const timer = window.setTimeout(() => {
      settle()
      // The browser scrolled to a control that Tab reached only as far as the page went while the card was growing.
      // Not `activeElement` of the document, which in a shadow root is the element around it.
      element.querySelector(':focus-visible')?.scrollIntoView({ block: 'nearest' })
    }, 250)
    return () => {
      window.clearTimeout(timer)
      settle()
    }
  }, [view])

  // Observed, because a `details` element opens and closes without a render.
  useEffect(() => {
    const element = ref.current
    if (element === null || !('ResizeObserver' in globalThis)) return
    const observer = new ResizeObserver(() => {
      last.current.height = element.getBoundingClientRect().height
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return ref
}
