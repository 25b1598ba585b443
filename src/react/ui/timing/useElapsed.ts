import { useEffect, useState } from 'react'

/** A wait of this length is said to be long, and has a way out. */
export const SLOW_AFTER_SECONDS = 10

/** Whether something has been under way for that many seconds. */
export function useElapsed(running: boolean, seconds: number): boolean {
  const [elapsed, setElapsed] = useState(false)
  useEffect(() => {
    if (!running) return
    const timer = window.setTimeout(() => setElapsed(true), seconds * 1000)
    return () => {
      window.clearTimeout(timer)
      setElapsed(false)
    }
  }, [running, seconds])
  return running && elapsed
}
