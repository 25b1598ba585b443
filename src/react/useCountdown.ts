'use client'
import { useEffect, useState } from 'react'
import { useLatest } from './useLatest.js'

/**
 * Seconds left of a wait that starts anew with `round`, and what happens at its end; `null` when there is no wait or it
 * is over. Counted on a clock that only runs forward.
 */
export function useCountdown(seconds: number | null, round: unknown, onEnd: () => void): number | null {
  const latest = useLatest(onEnd)
  const [now, setNow] = useState(0)
  useEffect(() => {
    setNow(0)
    if (seconds === null) return
    const start = performance.now()
    const timer = window.setInterval(() => {
      const passed = Math.floor((performance.now() - start) / 1000)
      setNow(passed)
      if (passed < seconds) return
      window.clearInterval(timer)
      latest.current()
    }, 250)
    return () => window.clearInterval(timer)
  }, [seconds, round, latest])
  return seconds === null || now >= seconds ? null : seconds - now
}
