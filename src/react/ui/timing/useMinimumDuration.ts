'use client'
import { useEffect, useState } from 'react'

/** Milliseconds: an outline comes into view after the one, and then stays for the other. A flash is worse than a wait. */
const APPEARS = 150
const STAYS = 300

/** Whether to show an outline while something loads. */
export function useMinimumDuration(loading: boolean): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!loading) return
    const timer = window.setTimeout(() => setHeld(true), APPEARS)
    return () => window.clearTimeout(timer)
  }, [loading])
  useEffect(() => {
    if (!held) return
    const timer = window.setTimeout(() => setHeld(false), STAYS)
    return () => window.clearTimeout(timer)
  }, [held])
  return loading || held
}
