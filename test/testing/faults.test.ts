import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr, DroppedConnection } from '../../src/testing.js'
import { fakeCyclrHandlers } from '../../src/testing-msw.js'
import { at, createClient, idOf } from './createClient.js'

const cyclr = createFakeCyclr()
let client = createClient(cyclr)
let id = 0
const call: typeof client.call = (...args) => client.call(...args)
const read = () => call('GET', at(id))
const write = () => call('PUT', at(id), { AuthValue: 'written' })
const stored = () => cyclr.find(id).authValue

const statuses = async () => [
  (await read()).status,
  (await write()).status,
  (await call('GET', at(id, '/properties'))).status,
]

beforeEach(async () => {
  cyclr.reset()
  client = createClient(cyclr)
  id = idOf(cyclr, 'Trello')
  await read()
})

describe('a fault', () => {
  it('lasts until it is removed', async () => {
    const remove = cyclr.fail({ status: 500 })
    expect([(await read()).status, (await read()).status]).toEqual([500, 500])
    remove()
    expect((await read()).status).toBe(200)
  })

  it('affects as many calls as `times` allows', async () => {
    cyclr.fail({ status: 503, times: 2 })
    expect([(await read()).status, (await read()).status, (await read()).status]).toEqual([503, 503, 200])
  })

  it('matches by method, by part of the path or by pattern', async () => {
    let remove = cyclr.fail({ status: 500, method: 'PUT' })
    expect(await statuses()).toEqual([200, 500, 200])
    remove()
    remove = cyclr.fail({ status: 500, path: '/properties' })
    expect(await statuses()).toEqual([200, 200, 500])
    remove()
    cyclr.fail({ status: 500, path: /connectors\/\d+$/ })
    expect(await statuses()).toEqual([500, 500, 200])
  })

  it('applies to the token endpoint too', async () => {
    cyclr.fail({ status: 400, path: '/oauth/token' })
    expect((await client.askToken({})).status).toBe(400)
  })

  it('with a status writes nothing', async () => {
    cyclr.fail({ status: 500 })
    expect(await write()).toMatchObject({ status: 500, json: { Message: 'An error has occurred.' } })
    expect(stored()).toBeNull()
  })

  it('can be an HTML page instead of JSON', async () => {
    cyclr.fail({ html: true })
    const answer = await read()
    expect([answer.status, answer.json, answer.headers.get('Content-Type')]).toEqual([
      200,
      null,
      'text/html; charset=utf-8',
    ])
    expect(answer.text).toMatch(/^<!doctype html>/)
  })

  it.each(['', 'upstream connect error', '{"Message":'])('can be the body %j', async (body) => {
    cyclr.fail({ status: 502, body })
    expect(await read()).toMatchObject({ status: 502, text: body, json: null })
  })

  it('sets headers on the faulty response or on the regular one', async () => {
    cyclr.fail({ status: 429, headers: { 'Retry-After': '7' }, times: 1 })
    expect((await read()).headers.get('Retry-After')).toBe('7')
    cyclr.fail({ headers: { 'Content-Type': 'text/plain' }, times: 1 })
    const right = await read()
    expect([right.status, right.headers.get('Content-Type')]).toEqual([200, 'text/plain'])
  })

  it('can drop the connection before the write', async () => {
    cyclr.fail({ drop: 'before' })
    await expect(write()).rejects.toThrow(new TypeError('fetch failed'))
    expect(stored()).toBeNull()
    expect(cyclr.requests.at(-1)).toMatchObject({ method: 'PUT', status: 0 })
  })

  it('can drop the connection after the write, with the same error for the caller', async () => {
    cyclr.fail({ drop: 'after' })
    await expect(write()).rejects.toThrow(new TypeError('fetch failed'))
    expect(stored()).toBe('written')
  })

  it('throws DroppedConnection to a server that serves the fake', async () => {
    cyclr.fail({ drop: 'before' })
    const request = new Request(`${cyclr.options.apiOrigin}/v1.0/account/connectors`)
    await expect(cyclr.api(request)).rejects.toBeInstanceOf(DroppedConnection)
  })

  it('can delay the regular response', async () => {
    cyclr.fail({ delay: 40 })
    const started = performance.now()
    expect((await read()).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThanOrEqual(38)
  })

  it('with a delay is abortable, and the write still happens', async () => {
    const { apiOrigin } = cyclr.options
    const access = await client.token()
    const headers = {
      Authorization: `Bearer ${access}`,
      'X-Cyclr-Account': cyclr.find(id).accountId,
      'Content-Type': 'application/json',
    }
    cyclr.fail({ delay: 30 })
    const init = { method: 'PUT', body: '{"AuthValue":"late"}', headers, signal: AbortSignal.timeout(5) }
    await expect(cyclr.fetch(`${apiOrigin}/v1.0${at(id)}`, init)).rejects.toMatchObject({ name: 'TimeoutError' })
    await expect.poll(stored).toBe('late')
  })

  it('ends with a reset', async () => {
    cyclr.fail({ status: 500 })
    cyclr.reset()
    client = createClient(cyclr)
    expect((await read()).status).toBe(200)
  })
})

describe('the fake as a fetch function', () => {
  it('responds at three origins and at no other', async () => {
    await expect(cyclr.fetch('https://elsewhere.test/')).rejects.toThrow('fetch failed')
    cyclr.setOrigins({ apiOrigin: 'http://api.localhost:1234' })
    expect((await cyclr.fetch('http://api.localhost:1234/v1.0/account/connectors')).status).toBe(401)
    cyclr.setOrigins({ apiOrigin: 'https://api.cyclr.test' })
  })

  it('does nothing when the signal is aborted already', async () => {
    const before = cyclr.requests.length
    const signal = AbortSignal.abort()
    await expect(cyclr.fetch(`${cyclr.options.apiOrigin}/x`, { signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(cyclr.requests).toHaveLength(before)
  })

  it('names the account connector that does not exist', () => {
    expect(() => cyclr.find('1')).toThrow('createFakeCyclr: there is no account connector 1.')
  })
})

describe('the fake as MSW handlers', () => {
  const server = setupServer(...fakeCyclrHandlers(cyclr))
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  it('responds at its three origins', async () => {
    const { apiOrigin, serviceOrigin, thirdPartyOrigin } = cyclr.options
    expect((await fetch(`${apiOrigin}/v1.0/account/connectors`)).status).toBe(401)
    expect((await fetch(`${serviceOrigin}/connectorauth/updateaccountconnectoroauth`)).status).toBe(403)
    expect((await fetch(`${thirdPartyOrigin}/authorize`)).status).toBe(500)
  })

  it('rejects like a network error when the connection drops', async () => {
    cyclr.fail({ drop: 'before' })
    await expect(fetch(`${cyclr.options.apiOrigin}/oauth/token`, { method: 'POST' })).rejects.toThrow(TypeError)
  })
})
