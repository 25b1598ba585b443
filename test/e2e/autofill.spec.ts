import { connectorLibrary } from '../../src/testing.js'
import { driveByAutofill } from './driveByAutofill.js'
import { showConnector, test } from './fixtures.js'
import { isDriven, planFor } from './plan.js'
import { expectStored, reset } from './storedPlan.js'

// In one worker: a demo and a page take longer to open than a connector.
test.describe.configure({ mode: 'default' })

for (const [index, connector] of connectorLibrary.entries()) {
  const method = connector.authentication.at(-1)
  // Lookups are chosen, and a value outside of what a list offers is typed.
  if (method === undefined || connector.parameters.some(({ TriggerName }) => TriggerName !== null)) continue
  if (!isDriven(index)) continue
  const filling = index % 2 === 0 ? 'silent' : 'events'

  test(`B4: ${connector.name} connects by autofill alone, ${filling}`, async ({ sharedPage: page, unguided }) => {
    const plan = planFor(connector, method, { guided: false, optional: true })
    const id = await reset(unguided, plan)
    await showConnector(page, unguided, id)
    await driveByAutofill(page, plan, filling)
    expectStored(unguided, id, plan)
  })
}
