'use client'
import { useEffect, useState } from 'react'

/** A skeleton that is shown stays for a while: one that only flashes is worse than none. */
const APPEARS_AFTER_MS = 150
const STAYS_MS = 300

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
