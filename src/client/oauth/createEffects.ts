import type { OAuthEffect } from '../../core/flow/oauthState.js'

/**
 * Runs what belongs to a state: starts the effects that do not run yet, and stops those that the state does not have any
 * more. Each starter returns the function that stops its effect.
 *
 * For example:
 * const run = createEffects({ linger: () => after(browser, LINGER_MS, timedOut), … })
 * run(effectsOf(state))
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
