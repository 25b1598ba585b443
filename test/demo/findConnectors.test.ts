import { describe, expect, it } from 'vitest'
import { findConnectors } from '../../demo/server/findConnectors.js'
import type { RealCyclr } from '../../demo/server/readEnvironment.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'

const fake = createFakeCyclr()
const { clientId, clientSecret, apiOrigin, serviceOrigin } = fake.options
const REAL: RealCyclr = {
  apiDomain: apiOrigin,
  serviceDomain: serviceOrigin,
  clientId,
  clientSecret,
  accountId: ACCOUNT,
  ids: null,
}
const ALL = fake.installed({ accountId: ACCOUNT }).map(({ id }) => String(id))

describe('the connectors that the demo shows of a real Cyclr', () => {
  it('are all of the account', async () => {
    expect(await findConnectors(REAL, fake.fetch)).toEqual(ALL)
  })

  it('are read page by page', async () => {
    const pages: string[] = []
    const paged: typeof fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      if (url.searchParams.has('pageSize')) {
        pages.push(url.searchParams.get('page') ?? '')
        url.searchParams.set('pageSize', '25')
      }
      return await fake.fetch(url, init)
    }
    expect(await findConnectors(REAL, paged)).toEqual(ALL)
    expect(pages).toEqual(['1', '2', '3'])
  })

  it('are those of the list when there is one, after the access was checked', async () => {
    expect(await findConnectors({ ...REAL, ids: ['36328'] }, fake.fetch)).toEqual(['36328'])
    await expect(findConnectors({ ...REAL, ids: ['36328'], clientSecret: 'x' }, fake.fetch)).rejects.toThrow('SECRET')
  })

  it.each<[string, Partial<RealCyclr>, RegExp]>([
    ['a wrong secret', { clientSecret: 'sEcret-4711' }, /^CYCLR_CLIENT_ID or CYCLR_CLIENT_SECRET is wrong/],
    ['a wrong client', { clientId: 'unknown' }, /^CYCLR_CLIENT_ID or CYCLR_CLIENT_SECRET is wrong/],
    ['an unreachable API domain', { apiDomain: 'api.unreachable.test' }, /^CYCLR_API_DOMAIN cannot be reached/],
    ['an unreachable service domain', { serviceDomain: 'x.unreachable.test' }, /^CYCLR_SERVICE_DOMAIN cannot be/],
    ['an API domain of another server', { apiDomain: serviceOrigin }, /^CYCLR_API_DOMAIN is wrong/],
  ])('are not found with %s: the error is one line with the name, not the value', async (_, wrong, expected) => {
    const line = await lineOf({ ...REAL, ...wrong })
    expect(line).toMatch(expected)
    expect(line).not.toContain('\n')
    for (const value of [clientSecret, ...Object.values(wrong)]) expect(line).not.toContain(value)
  })

  it('are not found in an account without access: the error names the variable', async () => {
    const removeFault = fake.fail({ path: '/v1.0/account/connectors', status: 403, times: 1 })
    expect(await lineOf(REAL)).toMatch(/^CYCLR_ACCOUNT_ID: Cyclr answered 403/)
    removeFault()
  })

  it('are not found in an account that the client gets no token for', async () => {
    await expect(findConnectors(REAL, refusingAccounts)).rejects.toThrow(/^CYCLR_ACCOUNT_ID is wrong/)
  })
})

async function lineOf(real: RealCyclr): Promise<string> {
  return await findConnectors(real, fetchOrReject).then(
    () => 'it was accepted',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
}

/** Rejects for an unreachable host, as `fetch` does. */
const fetchOrReject: typeof fetch = async (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input)
  if (hostname.endsWith('.unreachable.test')) throw new TypeError('fetch failed')
  return await fake.fetch(input, init)
}

const refusingAccounts: typeof fetch = async (input, init) =>
  init?.body instanceof URLSearchParams && init.body.has('scope')
    ? Response.json({ error: 'invalid_scope' }, { status: 400 })
    : await fake.fetch(input, init)
