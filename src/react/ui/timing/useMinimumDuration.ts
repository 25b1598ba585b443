import { useEffect, useState } from 'react'

/** Most answers come earlier. The style sheet shows the skeleton after the same time. */
const APPEARS_AFTER_MS = 400
/** A skeleton that only flashes is worse than none. */
const STAYS_MS = 100

/** Whether to show a skeleton while something loads. */
export function useMinimumDuration(loading: boolean): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!loading) return
    const timer = window.setTimeout(() => setHeld(true), APPEARS_AFTER_MS)
    return () => window.clearTimeout(timer)
  }, [loading])
  useEffect(() => {
    if (!held) return
    const timer = window.setTimeout(() => setHeld(false), STAYS_MS)
    return () => window.clearTimeout(timer)
  }, [held])
  return loading || held
}
