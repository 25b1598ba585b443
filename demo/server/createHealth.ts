import type { ConnectorProxy } from '../../src/server.js'
import { ACCOUNT, type FakeCyclr } from '../../src/testing.js'

const CYCLE = '0f8fad5b-d9cb-469f-a165-70867728950e'
const STEP = '519713ff-57cf-49ef-9c00-f3a3e1569268'

/** How many connections a customer has made before the demo starts, and how many of them have stopped working since. */
const CONNECTED = 9
const BROKEN = 2

export type Health = {
  /** Ids whose sign-in has stopped working. */
  broken: ReadonlySet<string>
  /** The stored sign-in stops working, a workflow fails with it, and Cyclr reports that to the host. */
  break: (id: string) => Promise<void>
  /** `onConnected` of the proxy. */
  mended: (id: string) => void
  /** A believable mix, as a customer would see it. */
  populate: () => void
}

/** What the host knows of its connections, from Cyclr's Transaction Error Webhook and from the proxy. */
export function createHealth(fake: FakeCyclr, proxy: () => Pick<ConnectorProxy, 'readTransactionError'>): Health {
  const broken = new Set<string>()
  return {
    broken,
    break: async (id) => {
      fake.cycles.set(CYCLE, { name: 'Nightly sync', connectors: [id], steps: { [STEP]: id } })
      const error = await proxy().readTransactionError({
        Timestamp: new Date().toISOString(),
        AccountId: ACCOUNT,
        CycleId: CYCLE,
        StepId: STEP,
        TransactionId: crypto.randomUUID(),
        Message: 'Failed to call the method',
        Detail: '401 Unauthorized',
      })
      if (error?.isAuthentication && error.accountConnectorId) broken.add(error.accountConnectorId)
    },
    mended: (id) => void broken.delete(id),
    populate: () => {
      broken.clear()
      const simple = fake
        .installed({ accountId: ACCOUNT })
        .filter(({ release }) => (release.Parameters ?? []).every(({ IsOptional }) => IsOptional))
      for (const { id } of simple.slice(0, CONNECTED)) fake.authenticate(id, 'user:a key of the demo')
      for (const { id } of simple.slice(CONNECTED - BROKEN, CONNECTED)) broken.add(String(id))
    },
  }
}
