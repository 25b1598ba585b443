import type { Step } from '../../core/flow/stepFor.js'

/** A secret is never asked for on a page that anyone on the way could have changed. */
export function isSecureEnough(step: Step): boolean {
  // Some test environments do not say.
  if (!('isSecureContext' in globalThis) || globalThis.isSecureContext) return true
  const asks =
    step.name === 'credentials' || (step.name === 'parameters' && step.ask.some((parameter) => parameter.secret))
  return !asks
}
