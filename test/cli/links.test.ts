import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkSessionAnswer } from '../../src/core/contract.js'
import { createSessionToken } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from '../server/createUpstreamServer.js'
import { OWN } from '../server/harness.js'
import { buildCli, type Serving, settingsFor, startServe } from './startCli.js'

const SECRET = 'session-secret-canary-0123456789abcdef'
const fake = createFakeCyclr()
let upstream: UpstreamServer

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  await buildCli()
})
afterAll(() => upstream.close())
beforeEach(() => {
  fake.reset()
  upstream.reset()
})

const start = () =>
  startServe({
    ...settingsFor(upstream.origin, fake),
    SESSION_SECRET: SECRET,
  })

const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)

/** A token of a backend, for one link. */
const signed = (claims: object, secret = SECRET) =>
  new SignJWT({ sub: 'ada', accountId: ACCOUNT, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('connector-auth-wizard:links')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(secret))

async function ask(serving: Serving, method: string, token: string | null) {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` }
  const response = await serving.send('/manage/links', { method, headers })
  const body: { id?: string; url?: string; code?: string; detail?: string } = await response.json()
  return { status: response.status, body, cache: response.headers.get('Cache-Control') }
}

/** The state of a link, as its page reads it with the secret. */
async function open(serving: Serving, url: string): Promise<string> {
  const { pathname, hash } = new URL(url)
  const body = JSON.stringify({ secret: hash.slice(1) })
  const response = await serving.send(`${pathname}/session`, { method: 'POST', headers: OWN, body })
  return linkSessionAnswer.parse(await response.json()).state
}

describe('Connect links for a backend that is not JavaScript', () => {
  it('are created by a signed token, open a page, and are revoked by another token', async () => {
    const serving = await start()
    // As .NET writes a list of one.
    const token = await signed({ accountConnectorIds: idOf('Sticky'), userName: 'Ada Moore', expiresIn: 3600 })
    const { status, body, cache } = await ask(serving, 'POST', token)
    expect(status).toBe(201)
    expect(cache).toBe('no-store')
    const { id = '', url = '' } = body
    expect(url).toMatch(new RegExp(`^${settingsFor('', fake).PUBLIC_URL}/links/${id}#`))
    expect((await serving.send(new URL(url).pathname)).status).toBe(200)
    expect(await open(serving, url)).toBe('open')
    expect((await ask(serving, 'DELETE', await signed({ linkId: id }))).status).toBe(200)
    expect(await open(serving, url)).toBe('revoked')
    const audits = serving.lines().filter(({ message }) => message === 'Action')
    expect(audits[0]).toMatchObject({ audit: { action: 'createLink', userId: 'ada', outcome: 'ok' } })
    for (const secret of [new URL(url).hash.slice(1), token, SECRET]) expect(serving.said.stdout).not.toContain(secret)
  })

  it('are refused without a token for links, and with one that is wrong in itself', async () => {
    const serving = await start()
    const own = { accountConnectorIds: [idOf('Sticky')] }
    const session = { accountId: ACCOUNT, userId: 'ada', ...own, allowedOrigins: ['https://app.acme.test'] }
    const cases: readonly (readonly [string, string | null, number])[] = [
      ['POST', null, 401],
      ['POST', await createSessionToken(SECRET, session), 401],
      ['POST', await signed(own, `${SECRET}-other`), 401],
      ['POST', await signed({}), 400],
      ['POST', await signed({ ...own, accountId: undefined }), 400],
      ['POST', await signed({ ...own, expiresIn: 1 }), 400],
      ['POST', await signed({ ...own, intent: 'other' }), 400],
      ['POST', await signed({ ...own, returnTo: 'https://elsewhere.test/' }), 400],
      ['POST', await signed({ accountConnectorIds: ['999'] }), 404],
      ['POST', await signed({ linkId: 'a'.repeat(16) }), 400],
      ['DELETE', await signed(own), 400],
      ['PUT', await signed(own), 405],
    ]
    for (const [index, [method, token, expected]] of cases.entries()) {
      const { status, body } = await ask(serving, method, token)
      expect([index, status]).toEqual([index, expected])
      expect(body.code).toMatch(/^[a-z_]+$/)
      expect(body.detail === undefined).toBe(expected === 401)
    }
    const reasons = serving.lines().filter(({ message }) => message === 'A connect link was refused')
    expect(reasons).toHaveLength(cases.length)
    expect(serving.said.stdout).not.toMatch(/eyJ|canary/)
  })

  it('cannot be created by what a page has, and their token is no session', async () => {
    const serving = await start()
    const id = idOf('Sticky')
    const token = await signed({ accountConnectorIds: [id], allowedOrigins: ['https://connect.acme.test'] })
    const response = await serving.send(`/connect/connectors/${id}`, {
      headers: { ...OWN, Authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(401)
  })
})
