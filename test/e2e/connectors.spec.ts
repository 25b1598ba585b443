import { expect } from '@playwright/test'
import type { Demo } from '../../demo/server/startDemo.js'
import { ACCOUNT } from '../../src/testing.js'
import { driveWizard } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { everyMethod, type Plan, planFor } from './plan.js'

const INVENTED = 'Postmoth'

for (const { connector, method } of everyMethod.filter(({ connector: { name } }) => name !== INVENTED)) {
  const title = `${connector.name} by ${method.AuthName}`

  test(`${title} connects with a guide and all parameters`, async ({ sharedPage: page, guided }) => {
    const plan = planFor(connector, method, { guided: true, optional: true })
    const id = await reset(guided, plan)
    await openConnector(page, guided, id)
    await driveWizard(page, plan)
    expectStored(guided, id, plan)
  })

  test(`${title} connects without a guide, optional parameters left empty`, async ({ sharedPage: page, unguided }) => {
    const plan = planFor(connector, method, { guided: false, optional: false })
    const id = await reset(unguided, plan)
    await openConnector(page, unguided, id)
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
  await openConnector(page, guided, id)
  await driveWizard(page, plan)
  const [list = ''] = guided.fake.properties(id).flatMap(({ Name, Value }) => (Name === 'ListId' ? [Value] : []))
  expect(list).toBe('1001')
  expect(guided.fake.find(id)).toMatchObject({ authenticated: true, authValue: plan.authValue })
})

/** The proxy shares a read for one second. */
const SHARED_READ_MS = 1_200

/** Resets the account connector and returns its id. */
async function reset(demo: Demo, { connector }: Plan): Promise<number> {
  const [installed] = demo.fake.installed({ name: connector.name, accountId: ACCOUNT })
  if (!installed) throw new Error(`${connector.name} is not installed`)
  // The reset bypasses the proxy, so wait until it no longer shares an earlier read.
  if (installed.authenticated) await new Promise((resolve) => setTimeout(resolve, SHARED_READ_MS))
  Object.assign(installed, { authenticated: false, authValue: null, properties: [] })
  return installed.id
}

/** Expects exactly the typed values and those fixed by a guide, once each, and the exact credential. */
function expectStored({ fake }: Demo, id: number, plan: Plan): void {
  const stored = fake.properties(id).map(({ Name, Value }) => ({ Name, Value }))
  const expected = [...plan.properties].map(([Name, Value]) => ({ Name, Value }))
  expect(stored).toHaveLength(expected.length)
  expect(stored).toEqual(expect.arrayContaining(expected))

  const { authValue, methodId, release } = fake.find(id)
  const isNone = ['None', 'NetSuiteOAuth1', 'AuthFields'].includes(plan.method.AuthType)
  if (plan.authValue !== null || isNone) expect(authValue).toBe(plan.authValue)
  else {
    expect(JSON.parse(authValue ?? '{}')).toMatchObject({ access_token: expect.any(String) })
    expect(fake.consents).toContainEqual({ accountConnectorId: String(id), answer: 'allow' })
  }
  if (plan.choice !== null && !isNone) {
    expect(release.Authentication?.find(({ Id }) => Id === methodId)?.AuthName).toBe(plan.method.AuthName)
  }
  const withoutAccount = fake.requests.filter(
    ({ url, headers }) => !url.endsWith('/oauth/token') && !headers['x-cyclr-account'],
  )
  expect(withoutAccount.map(({ method, url }) => `${method} ${url}`)).toEqual([])
  expect(fake.requests.length).toBeGreaterThan(1)
}
