import type { IncomingMessage, ServerResponse } from 'node:http'
import { ACCOUNT, type FakeCyclr, type Fault } from '../../src/testing.js'

/** The faults of the fake Cyclr, by their names in the developer panel (`src/faults.ts`). */
const FAULTS: Record<string, Fault> = {
  slow: { delay: 2_500 },
  down: { status: 503, headers: { 'Retry-After': '60' } },
  dropped: { drop: 'after' },
  html: { html: true },
  limited: { status: 429, headers: { 'Retry-After': '12' } },
}

export type Controls = {
  /** `GET` returns the current fault, `?fault=` changes it, `?break=` breaks a connection, `DELETE` resets the fake. */
  handle: (req: IncomingMessage, res: ServerResponse) => void
  signedOut: () => boolean
  /** The test method of a connector. Some connectors have none, so that the demo shows both outcomes. */
  testMethod: (connector: string) => string | null
}

type Hooks = { onReset: () => void; onBreak: (accountConnectorId: string) => Promise<void> }

/** Applies the fault chosen in the developer panel to the fake Cyclr and to the host's session. */
export function createControls(fake: FakeCyclr, { onReset, onBreak }: Hooks): Controls {
  let removeFault: (() => void) | null = null
  let current = ''

  const set = (next: string) => {
    removeFault?.()
    removeFault = null
    current = next
    fake.accept(
      (stored) =>
        current !== 'rejected' && !/wrong/i.test(`${stored.authValue} ${[...stored.properties.values()].join(' ')}`),
    )
    fake.oauth.decline = current === 'declineRedirects' ? 'redirect' : 'errorPage'
    fake.oauth.coop = current === 'coop' ? 'same-origin' : null
    fake.oauth.broken = current === 'providerDown'
    const fault = FAULTS[current]
    if (fault) removeFault = fake.fail(fault)
  }

  return {
    handle: (req, res) => {
      const { searchParams } = new URL(req.url ?? '', 'http://demo')
      const requested = searchParams.get('fault')
      const breaking = searchParams.get('break')
      if (req.method === 'DELETE') {
        fake.reset()
        onReset()
      }
      if (req.method === 'DELETE' || requested !== null) set(requested ?? '')
      const answer = () => {
        res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
        res.end(JSON.stringify({ fault: current }))
      }
      if (req.method === 'POST' && breaking !== null) void onBreak(breaking).finally(answer)
      else answer()
    },
    signedOut: () => current === 'signedOut',
    testMethod: (connector) => {
      const [installed] = fake.installed({ name: connector, accountId: ACCOUNT })
      return installed && installed.release.Id % 3 !== 0 ? fake.testMethodOf(installed.id) : null
    },
  }
}
