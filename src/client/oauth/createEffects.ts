import type { OAuthEffect } from '../../core/flow/oauthState.js'

/**
 * Runs the effects that a state wants: starts those that do not run yet, and stops those that are not wanted any more. Each
 * starter returns the function that stops its effect.
 */
export function createEffects(
  start: Readonly<Record<OAuthEffect, () => () => void>>,
): (wanted: readonly OAuthEffect[]) => void {
  const running = new Map<OAuthEffect, () => void>()
  return (wanted) => {
    for (const [effect, stop] of running) {
      if (wanted.includes(effect)) continue
      stop()
      running.delete(effect)
    }
    for (const effect of wanted) if (!running.has(effect)) running.set(effect, start[effect]())
  }
}
