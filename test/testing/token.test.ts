import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../src/testing.js'
import { createClient, member } from './createClient.js'

const DAY = 24 * 60 * 60_000
let now = 1_800_000_000_000
const cyclr = createFakeCyclr({ now: () => now })
const { askToken, token, send } = createClient(cyclr)
const { clientId: client_id, clientSecret: client_secret } = cyclr.options
const RIGHT = { grant_type: 'client_credentials', client_id, client_secret }

/** Lists account connectors with a token. */
function list(access: string, account: string | null = ACCOUNT) {
  const headers = { Authorization: `Bearer ${access}`, ...(account !== null && { 'X-Cyclr-Account': account }) }
  return send('GET', '/v1.0/account/connectors', { headers })
}

beforeEach(() => cyclr.reset())

describe('the token endpoint', () => {
  it('issues a bearer token for fourteen days', async () => {
    const { status, json } = await askToken(RIGHT)
    expect(status).toBe(200)
    expect(json).toMatchObject({ token_type: 'bearer', expires_in: 1_209_599, clientId: client_id })
    expect(member(json, 'access_token')).toMatch(/^\S{16,}$/)
  })

  it('sometimes includes HTTP dates, as some deployments do', async () => {
    const answers = [await askToken(RIGHT), await askToken(RIGHT)].map(({ json }) => json)
    const issued = answers.map((json) => member(json, '.issued'))
    expect(issued).toContain(undefined)
    expect(issued).toContain(new Date(now).toUTCString())
    const expires = answers.map((json) => member(json, '.expires'))
    expect(expires).toContain(new Date(now + 1_209_599_000).toUTCString())
  })

  it.each([
    ['a wrong secret', { ...RIGHT, client_secret: 'x' }, 'invalid_client'],
    ['a wrong client', { ...RIGHT, client_id: 'x' }, 'invalid_client'],
    ['no secret', { grant_type: 'client_credentials', client_id }, 'invalid_client'],
    ['another grant', { ...RIGHT, grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant', { client_id, client_secret }, 'unsupported_grant_type'],
    ['a scope that is not an account', { ...RIGHT, scope: 'everything' }, 'invalid_scope'],
    ['a scope without an account id', { ...RIGHT, scope: 'account:' }, 'invalid_scope'],
  ])('is 400 for %s', async (_what, form, error) => {
    expect(await askToken(form)).toMatchObject({ status: 400, json: { error } })
  })

  it('accepts form-encoded bodies only', async () => {
    const body = JSON.stringify(RIGHT)
    const answer = await send('POST', '/oauth/token', { body, headers: { 'Content-Type': 'application/json' } })
    expect(answer.status).toBe(400)
    expect((await send('GET', '/oauth/token')).status).toBe(404)
  })
})

describe('a call to the API', () => {
  it.each([
    ['no token', {}],
    ['an unknown token', { Authorization: 'Bearer made-up' }],
    ['another scheme', { Authorization: 'Basic made-up' }],
  ])('is 401 with %s', async (_what, headers) => {
    const answer = await send('GET', '/v1.0/account/connectors', {
      headers: { 'X-Cyclr-Account': ACCOUNT, ...headers },
    })
    expect(answer).toMatchObject({ status: 401, json: { Message: 'Authorization has been denied for this request.' } })
  })

  it('requires the account header', async () => {
    expect((await list(await token(), null)).status).toBe(401)
    expect((await list(await token(), ACCOUNT)).status).toBe(200)
  })

  it('works in the account of its token only', async () => {
    const scoped = await token(`account:${ACCOUNT}`)
    expect((await list(scoped, OTHER_ACCOUNT)).status).toBe(403)
    expect((await list(scoped)).status).toBe(200)
  })

  it('works in every account with an unscoped token', async () => {
    const wide = await token('')
    expect((await list(wide)).status).toBe(200)
    expect((await list(wide, OTHER_ACCOUNT)).status).toBe(200)
  })

  it('is 401 once the token has expired', async () => {
    const access = await token()
    now += 14 * DAY - 2000
    expect((await list(access)).status).toBe(200)
    now += 2000
    expect((await list(access)).status).toBe(401)
  })

  it('is 401 once the token is revoked, and works with a new one', async () => {
    const access = await token()
    cyclr.revokeTokens()
    expect((await list(access)).status).toBe(401)
    expect((await list(await token())).status).toBe(200)
  })

  it('is 404 in JSON for an unknown path', async () => {
    const headers = { Authorization: `Bearer ${await token()}`, 'X-Cyclr-Account': ACCOUNT }
    const answer = await send('GET', '/v1.0/nowhere', { headers })
    expect(answer).toMatchObject({ status: 404, json: { Message: expect.stringContaining('No HTTP resource') } })
  })
})

describe('every response', () => {
  it.each([
    ['the token endpoint', 'POST', '/oauth/token'],
    ['a refused call', 'GET', '/v1.0/account/connectors'],
    ['an unknown path', 'GET', '/nowhere'],
  ])('of %s has X-Content-Type-Options: nosniff', async (_what, method, path) => {
    expect((await send(method, path)).headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('has nosniff with and without a fault', async () => {
    const access = await token()
    expect((await list(access)).headers.get('X-Content-Type-Options')).toBe('nosniff')
    cyclr.fail({ status: 500 })
    expect((await list(access)).headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('is logged with its request, secrets included', async () => {
    await list(await token())
    expect(cyclr.requests).toMatchObject([
      { method: 'POST', status: 200, body: expect.stringContaining(client_secret) },
      { method: 'GET', status: 200, headers: { 'x-cyclr-account': ACCOUNT } },
    ])
  })
})
