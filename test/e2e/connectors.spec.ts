import { expect } from '@playwright/test'
import { driveWizard } from './driveWizard.js'
import { showConnector, test } from './fixtures.js'
import { everyMethod, isDriven, isFull, planFor } from './plan.js'
import { expectStored, reset } from './storedPlan.js'

const INVENTED = 'Postmoth'

for (const [index, { connector, method }] of everyMethod.entries()) {
  // A third of them in the gate: `realForms.test.ts` has the form of each.
  if (connector.name === INVENTED || !(isFull || index % 3 === 0)) continue
  const title = `${connector.name} by ${method.AuthName}`

  test(`${title} connects with a guide and all parameters`, async ({ sharedPage: page, guided }) => {
    const plan = planFor(connector, method, { guided: true, optional: true })
    const id = await reset(guided, plan)
    await showConnector(page, guided, id)
    await driveWizard(page, plan)
    expectStored(guided, id, plan)
  })

  if (!isDriven(index)) continue

  test(`${title} connects without a guide, optional parameters left empty`, async ({ sharedPage: page, unguided }) => {
    const plan = planFor(connector, method, { guided: false, optional: false })
    const id = await reset(unguided, plan)
    await showConnector(page, unguided, id)
    await driveWizard(page, plan)
    expectStored(unguided, id, plan)
  })
}

test('Postmoth connects, and then asks for its lookups', async ({ sharedPage: page, guided }) => {
  guided.fake.reset()
  const { connector, method } = everyMethod.find((one) => one.connector.name === INVENTED) ?? {}
  if (!connector || !method) throw new Error('The library has no connector with lookups')
  const plan = planFor(connector, method, { guided: true, optional: false })
  const id = await reset(guided, plan)
  await showConnector(page, guided, id)
  await driveWizard(page, plan)
  const [list = ''] = guided.fake.properties(id).flatMap(({ Name, Value }) => (Name === 'ListId' ? [Value] : []))
  expect(list).toBe('1001')
  expect(guided.fake.find(id)).toMatchObject({ authenticated: true, authValue: plan.authValue })
})
