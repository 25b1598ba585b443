'use client'
import { useEffect, useState } from 'react'

/** Seconds after which a wait is announced, called slow, and offered a way out. */
const MARKS = [1, 5, 10] as const

/** The last of those marks that work under way has passed; 0 before the first, and while there is no work. */
export function useElapsed(busy: boolean): 0 | (typeof MARKS)[number] {
  const [passed, setPassed] = useState<0 | (typeof MARKS)[number]>(0)
  useEffect(() => {
    if (!busy) return
    const timers = MARKS.map((seconds) => window.setTimeout(() => setPassed(seconds), seconds * 1000))
    return () => {
      for (const timer of timers) window.clearTimeout(timer)
      setPassed(0)
    }
  }, [busy])
  return busy ? passed : 0
}
