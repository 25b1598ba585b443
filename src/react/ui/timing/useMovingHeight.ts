import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** As long as the style sheet's transition, and a moment more. */
const MOVES_MS = 250
/** What appears this soon after something was typed, or after the width has changed, belongs to it. */
const AT_ONCE_MS = 500

/**
 * Moves the height of `wrap` to that of `content` whenever that changes, and keeps it while work is under way, whatever is
 * hidden meanwhile. Nothing moves while the user types, and where the text only wraps differently in another width.
 *
 * The height is set through a custom property, which the `!important` rules of the style sheet do not override. With
 * `prefers-reduced-motion` there is no transition, and the new height applies at once.
 */
export function useMovingHeight(busy: boolean): {
  wrap: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
} {
  const wrap = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const height = useRef(0)
  const atOnceUntil = useRef(0)

  useLayoutEffect(() => {
    const element = wrap.current
    if (element === null || !busy) return
    // What follows is the answer to a button.
    atOnceUntil.current = 0
    setHeight(element, height.current)
    element.dataset['busy'] = ''
    return () => void delete element.dataset['busy']
  }, [busy])

  useEffect(() => {
    const element = wrap.current
    const inner = content.current
    if (element === null || inner === null || !('ResizeObserver' in globalThis)) return
    const mover = createMover(element)
    let width = 0
    const changeAtOnce = () => {
      atOnceUntil.current = performance.now() + AT_ONCE_MS
    }
    // Of the content, since an observer that resizes what it observes is reported to the page as an error. It is called
    // before the browser paints. Its sizes are those of the layout, which a scaled page does not change.
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.borderBoxSize[0]
      if (size === undefined) return
      const before = height.current
      if (width !== 0 && width !== size.inlineSize) changeAtOnce()
      height.current = size.blockSize
      width = size.inlineSize
      if (before === 0 || performance.now() < atOnceUntil.current) mover.jump(size.blockSize)
      else mover.move(before, size.blockSize)
    })
    observer.observe(inner)
    element.addEventListener('input', changeAtOnce)
    return () => {
      observer.disconnect()
      element.removeEventListener('input', changeAtOnce)
      mover.stop()
    }
  }, [])
  return { wrap, content }
}

function createMover(element: HTMLElement) {
  let timer = 0
  let focusedAt = Number.NEGATIVE_INFINITY
  const onFocus = () => {
    focusedAt = performance.now()
  }
  element.addEventListener('focusin', onFocus)

  function settle(): void {
    delete element.dataset['moving']
    // The browser scrolled to a control that Tab reached only as far as the page went while the card was growing.
    // Not `activeElement` of the document, which in a shadow root is the element around it.
    if (performance.now() - focusedAt > 2 * MOVES_MS) return
    element.querySelector(':focus-visible')?.scrollIntoView({ block: 'nearest' })
  }

  return {
    /** From where an earlier move has got to, if one is under way. */
    move(from: number, to: number): void {
      const isMoving = 'moving' in element.dataset
      window.clearTimeout(timer)
      setHeight(element, isMoving ? Number.parseFloat(getComputedStyle(element).blockSize) : from)
      element.dataset['moving'] = ''
      element.getBoundingClientRect()
      setHeight(element, to)
      // Not on `transitionend`: the event of a button inside bubbles up here and would end the animation early.
      timer = window.setTimeout(settle, MOVES_MS)
    },
    jump(to: number): void {
      delete element.dataset['moving']
      setHeight(element, to)
    },
    stop(): void {
      window.clearTimeout(timer)
      element.removeEventListener('focusin', onFocus)
    },
  }
}

function setHeight(element: HTMLElement, height: number): void {
  element.style.setProperty('--_h', `${height}px`)
}
