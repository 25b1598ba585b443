import type { Effect } from '../core/flow/oauthState.js'

/** Starts what is wanted and does not run, stops what runs and is not wanted. What it starts answers how to stop it. */
export function createEffects(start: Readonly<Record<Effect, () => () => void>>): (wanted: readonly Effect[]) => void {
  const running = new Map<Effect, () => void>()
  return (wanted) => {
    for (const [effect, stop] of running) {
      if (wanted.includes(effect)) continue
      stop()
      running.delete(effect)
    }
    for (const effect of wanted) if (!running.has(effect)) running.set(effect, start[effect]())
  }
}
