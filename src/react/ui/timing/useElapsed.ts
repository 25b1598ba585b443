'use client'
import { useEffect, useState } from 'react'

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
