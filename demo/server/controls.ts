import type { IncomingMessage, ServerResponse } from 'node:http'
import { ACCOUNT, type FakeCyclr, type Fault } from '../../src/testing.js'

/** What can go wrong, by the name the page's switch gives it. */
const TROUBLES: Record<string, Fault> = {
  slow: { delay: 2_500 },
  down: { status: 503, headers: { 'Retry-After': '60' } },
  dropped: { drop: 'after' },
  html: { html: true },
  limited: { status: 429, headers: { 'Retry-After': '12' } },
}

export type Controls = {
  /** `GET` tells what goes wrong, `?trouble=` changes it, `DELETE` starts afresh. */
  handle: (req: IncomingMessage, res: ServerResponse) => void
  signedOut: () => boolean
  /** The test method of a connector; some have none, so that both endings can be seen. */
  testMethod: (connector: string) => string | null
}

/** The switches of the page's developer panel: what the fake Cyclr and the host should do wrong. */
export function createControls(fake: FakeCyclr): Controls {
  let undo = nothing
  let trouble = ''

  const set = (next: string) => {
    undo()
    undo = nothing
    trouble = next
    fake.accept(
      (stored) =>
        trouble !== 'rejected' && !/wrong/i.test(`${stored.authValue} ${[...stored.properties.values()].join(' ')}`),
    )
    fake.oauth.decline = trouble === 'declineRedirects' ? 'redirect' : 'page'
    fake.oauth.coop = trouble === 'coop' ? 'same-origin' : null
    fake.oauth.broken = trouble === 'providerDown'
    const fault = TROUBLES[trouble]
    if (fault) undo = fake.fail(fault)
  }

  return {
    handle: (req, res) => {
      const asked = new URL(req.url ?? '', 'http://demo').searchParams.get('trouble')
      if (req.method === 'DELETE') fake.reset()
      if (req.method === 'DELETE' || asked !== null) set(asked ?? '')
      res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      res.end(JSON.stringify({ trouble }))
    },
    signedOut: () => trouble === 'signedOut',
    testMethod: (connector) => {
      const [installed] = fake.installed({ name: connector, accountId: ACCOUNT })
      return installed && installed.release.Id % 3 !== 0 ? fake.testMethodOf(installed.id) : null
    },
  }
}

function nothing(): void {}
