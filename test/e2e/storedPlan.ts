import { expect } from '@playwright/test'
import type { Demo } from '../../demo/server/startDemo.js'
import { ACCOUNT } from '../../src/testing.js'
import type { Plan } from './plan.js'

/** The proxy shares a read for one second. */
const SHARED_READ_MS = 1_200

/** Resets the account connector and returns its id. */
export async function reset(demo: Demo, { connector }: Plan): Promise<number> {
  const [installed] = demo.fake.installed({ name: connector.name, accountId: ACCOUNT })
  if (!installed) throw new Error(`${connector.name} is not installed`)
  // The reset bypasses the proxy, so wait until it no longer shares an earlier read.
  if (installed.authenticated) await new Promise((resolve) => setTimeout(resolve, SHARED_READ_MS))
  Object.assign(installed, { authenticated: false, authValue: null, properties: [] })
  return installed.id
}

/** Expects exactly the typed values and those fixed by a guide, once each, and the exact credential. */
export function expectStored({ fake }: Pick<Demo, 'fake'>, id: number, plan: Plan): void {
  const stored = fake.properties(id).map(({ Name, Value }) => ({ Name, Value }))
  const expected = [...plan.properties].map(([Name, Value]) => ({ Name, Value }))
  expect(stored).toHaveLength(expected.length)
  expect(stored).toEqual(expect.arrayContaining(expected))

  const { authValue, methodId, release } = fake.find(id)
  const isNone = ['None', 'NetSuiteOAuth1', 'AuthFields'].includes(plan.method.AuthType)
  if (plan.authValue !== null || isNone) expect(authValue).toBe(plan.authValue)
  else {
    expect(JSON.parse(authValue ?? '{}')).toMatchObject({ AccessToken: expect.any(String) })
    // A login by password needs no page of the provider.
    const isPassword = plan.method.OAuth2Type === 'PasswordCredentials'
    if (!isPassword) expect(fake.consents).toContainEqual({ accountConnectorId: String(id), answer: 'allow' })
  }
  if (plan.choice !== null && !isNone) {
    expect(release.Authentication?.find(({ Id }) => Id === methodId)?.AuthName).toBe(plan.method.AuthName)
  }
  const withoutAccount = fake.requests.filter(
    ({ url, headers }) => !/\/(oauth\/token|signintoken)$/.test(url) && !headers['x-cyclr-account'],
  )
  expect(withoutAccount.map(({ method, url }) => `${method} ${url}`)).toEqual([])
  expect(fake.requests.length).toBeGreaterThan(1)
}
