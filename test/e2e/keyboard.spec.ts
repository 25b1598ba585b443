import { connectorLibrary } from '../../src/testing.js'
import { driveByKeyboard } from './driveByKeyboard.js'
import { showConnector, test } from './fixtures.js'
import { planFor } from './plan.js'
import { expectStored, reset } from './storedPlan.js'

// In one worker: a demo and a page take longer to open than a connector.
test.describe.configure({ mode: 'default' })

for (const connector of connectorLibrary) {
  const [method] = connector.authentication
  // Those of lookups are stored as ids, which connectors.spec.ts checks.
  if (method === undefined || connector.parameters.some(({ TriggerName }) => TriggerName !== null)) continue
  test(`${connector.name} connects by keyboard alone`, async ({ sharedPage: page, guided }) => {
    const plan = planFor(connector, method, { guided: true, optional: true })
    const id = await reset(guided, plan)
    await showConnector(page, guided, id)
    await driveByKeyboard(page, plan)
    expectStored(guided, id, plan)
  })
}
