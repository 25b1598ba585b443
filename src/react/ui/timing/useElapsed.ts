'use client'
import { useEffect, useState } from 'react'

/** The last of those marks, in seconds, that a wait has passed; 0 before the first, and while there is none. */
export function useElapsed(waiting: boolean, marks: readonly number[]): number {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    if (!waiting) return
    const timers = marks.map((seconds) => window.setTimeout(() => setPassed(seconds), seconds * 1000))
    return () => {
      for (const timer of timers) window.clearTimeout(timer)
      setPassed(0)
    }
  }, [waiting, marks])
  return waiting ? passed : 0
}
