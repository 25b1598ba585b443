'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What the two live regions say. */
export type Said = { polite: string; assertive: string }

const NOTHING: Said = { polite: '', assertive: '' }

/** Milliseconds: late enough that a newer message replaces an older one, and gone before it is found by browsing. */
const SAY_AFTER = 150
const CLEAR_AFTER = 5_000

/** One message at a time, for people who hear the page. */
export function useAnnouncer(): { said: Said; announce: (text: string, how?: keyof Said) => void } {
  const [said, setSaid] = useState(NOTHING)
  const timers = useRef<number[]>([])
  const clear = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer)
    timers.current = []
  }, [])
  const announce = useCallback(
    (text: string, how: keyof Said = 'polite') => {
      clear()
      timers.current = [
        window.setTimeout(() => setSaid({ ...NOTHING, [how]: text }), SAY_AFTER),
        window.setTimeout(() => setSaid(NOTHING), SAY_AFTER + CLEAR_AFTER),
      ]
    },
    [clear],
  )
  useEffect(() => clear, [clear])
  return { said, announce }
}
