import { expect } from '@playwright/test'
import type { Demo } from '../../demo/server/startDemo.js'
import { ACCOUNT } from '../../src/testing.js'
import { driveWizard } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { everyMethod, type Plan, planFor } from './plan.js'

const INVENTED = 'Postmoth'

for (const { connector, method } of everyMethod.filter(({ connector: { name } }) => name !== INVENTED)) {
  const title = `${connector.name} by ${method.AuthName}`

  test(`${title} is connected with everything it asks`, async ({ visits: page, guided }) => {
    const plan = planFor(connector, method, { guided: true, optional: true })
    const id = await install(guided, plan)
    await openConnector(page, guided, id)
    await driveWizard(page, plan)
    checkStored(guided, id, plan)
  })

  test(`${title} is connected without a guide, optional values left empty`, async ({ visits: page, unguided }) => {
    const plan = planFor(connector, method, { guided: false, optional: false })
    const id = await install(unguided, plan)
    await openConnector(page, unguided, id)
    await driveWizard(page, plan)
    checkStored(unguided, id, plan)
  })
}

test('Postmoth is connected, and its choices are asked once it is', async ({ visits: page, guided }) => {
  guided.fake.reset()
  const { connector, method } = everyMethod.find((one) => one.connector.name === INVENTED) ?? {}
  if (!connector || !method) throw new Error('The library has no connector with lookups')
  const plan = planFor(connector, method, { guided: true, optional: false })
  const id = await install(guided, plan)
  await openConnector(page, guided, id)
  await driveWizard(page, plan)
  const [list = ''] = guided.fake.properties(id).flatMap(({ Name, Value }) => (Name === 'ListId' ? [Value] : []))
  expect(list).toBe('1001')
  expect(guided.fake.find(id)).toMatchObject({ authenticated: true, authValue: plan.authValue })
})

/** Milliseconds that the proxy shares what it read, and a little more. */
const SHARED = 1_200

/** The account connector as it was when it was installed. */
async function install(demo: Demo, { connector }: Plan): Promise<number> {
  const [installed] = demo.fake.installed({ name: connector.name, accountId: ACCOUNT })
  if (!installed) throw new Error(`${connector.name} is not installed`)
  // It goes back behind the proxy's back, which may still know better.
  if (installed.authenticated) await new Promise((resolve) => setTimeout(resolve, SHARED))
  Object.assign(installed, { authenticated: false, authValue: null, properties: [] })
  return installed.id
}

/** Exactly what was typed, or fixed by a guide, once each; and the credential, byte for byte. */
function checkStored({ fake }: Demo, id: number, plan: Plan): void {
  const stored = fake.properties(id).map(({ Name, Value }) => ({ Name, Value }))
  const expected = [...plan.properties].map(([Name, Value]) => ({ Name, Value }))
  expect(stored).toHaveLength(expected.length)
  expect(stored).toEqual(expect.arrayContaining(expected))

  const { authValue, methodId, release } = fake.find(id)
  const isNone = ['None', 'NetSuiteOAuth1'].includes(plan.method.AuthType)
  if (plan.authValue !== null || isNone) expect(authValue).toBe(plan.authValue)
  else {
    expect(JSON.parse(authValue ?? '{}')).toMatchObject({ access_token: expect.any(String) })
    expect(fake.consents).toContainEqual({ accountConnectorId: String(id), answer: 'allow' })
  }
  if (plan.choice !== null && !isNone) {
    expect(release.Authentication?.find(({ Id }) => Id === methodId)?.AuthName).toBe(plan.method.AuthName)
  }
  const nameless = fake.requests.filter(
    ({ url, headers }) => !url.endsWith('/oauth/token') && !headers['x-cyclr-account'],
  )
  expect(nameless.map(({ method, url }) => `${method} ${url}`)).toEqual([])
  expect(fake.requests.length).toBeGreaterThan(1)
}
