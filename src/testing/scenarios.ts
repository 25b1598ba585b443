import type { Fake, OAuthBehaviour, Opinion } from './fake.js'
import type { Fault, Faults } from './faults.js'
import { errorPageFor } from './page.js'

/**
 * What a user may run into, by name. Each is one of Cyclr and its third party (`createFakeCyclr`, `fakeCyclrConfig`), of the
 * proxy's answers (`fakeProxyHandlers`), or of the browser (`fakeSignInWindows`):
 *
 * | scenario | what happens | of |
 * |---|---|---|
 * | `happy` | everything works; a value that contains `wrong` is refused | all |
 * | `wrong-key` | the third party refuses every credential | Cyclr, proxy |
 * | `slow` | each answer takes 2.5 seconds | Cyclr, proxy |
 * | `blocked-window` | the browser blocks the sign-in window | browser |
 * | `coop-provider` | the provider's page cuts the sign-in window off from yours, as some do | Cyclr |
 * | `declined` | the user declines at the provider | Cyclr, proxy |
 * | `expired-session` | your session has ended: the proxy answers 401 | proxy |
 * | `flaky-upstream` | Cyclr answers the first save with 503, and then works | Cyclr, proxy |
 */
export type Scenario =
  | 'happy'
  | 'wrong-key'
  | 'slow'
  | 'blocked-window'
  | 'coop-provider'
  | 'declined'
  | 'expired-session'
  | 'flaky-upstream'

/** The scenarios that Cyclr or its third party causes. */
export type CyclrScenario = Exclude<Scenario, 'blocked-window' | 'expired-session'>

/** Milliseconds before each answer in the scenario `slow`. */
export const SLOW_MS = 2_500

type Setup = { accepts?: Opinion; fault?: Fault; oauth?: Partial<OAuthBehaviour> }

const SETUPS: Readonly<Record<CyclrScenario, Setup>> = {
  happy: {},
  'wrong-key': { accepts: () => false },
  slow: { fault: { path: '/v1.0/', delay: SLOW_MS }, oauth: { delay: SLOW_MS } },
  'coop-provider': { oauth: { coop: 'same-origin' } },
  declined: { oauth: { answer: 'decline', errorHtml: errorPageFor } },
  'flaky-upstream': { fault: { method: 'PUT', status: 503, times: 1 } },
}

/** Returns the function that plays a scenario in place of the one before. */
export function createScenarios(
  { oauth }: Pick<Fake, 'oauth'>,
  faults: Faults,
  accept: (opinion: Opinion | null) => void,
): (scenario: CyclrScenario) => void {
  let stop: (() => void) | null = null
  return (scenario) => {
    stop?.()
    const setup = SETUPS[scenario]
    if (setup === undefined) {
      throw new TypeError(
        `ConnectorAuthWizard: createFakeCyclr: there is no scenario "${scenario}". Pass one of ${Object.keys(SETUPS).join(', ')}.`,
      )
    }
    const before = { ...oauth }
    const removeFault = setup.fault && faults.add(setup.fault)
    Object.assign(oauth, setup.oauth)
    accept(setup.accepts ?? null)
    stop = () => {
      removeFault?.()
      for (const name of Object.keys(setup.oauth ?? {})) Object.assign(oauth, { [name]: Reflect.get(before, name) })
      accept(null)
    }
  }
}
