import { useEffect, useState } from 'react'
import { useLatest } from '../../useLatest.js'

/**
 * The seconds left of a wait that starts again with each `round`; `null` when there is no wait or it is over. Uses the
 * monotonic clock, which a change of the system time does not move.
 */
export function useCountdown(seconds: number | null, round: unknown, onEnd: () => void): number | null {
  const latest = useLatest(onEnd)
  const [tick, setTick] = useState({ round, passed: 0 })
  useEffect(() => {
    if (seconds === null) return
    const start = performance.now()
    const timer = window.setInterval(() => {
      const passed = Math.floor((performance.now() - start) / 1000)
      setTick((last) => (last.round === round && last.passed === passed ? last : { round, passed }))
      if (passed < seconds) return
      window.clearInterval(timer)
      latest.current()
    }, 250)
    return () => window.clearInterval(timer)
  }, [seconds, round, latest])
  const passed = tick.round === round ? tick.passed : 0
  return seconds === null || passed >= seconds ? null : seconds - passed
}
