import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr, OTHER_ACCOUNT } from '../../src/testing.js'
import { at, createClient, idOf, installedAs, member, nameWith } from './createClient.js'

const cyclr = createFakeCyclr()
let client = createClient(cyclr)
const call: typeof client.call = (...args) => client.call(...args)

beforeEach(() => {
  cyclr.reset()
  client = createClient(cyclr)
})

const KEY = nameWith(cyclr, 'ApiKey')
const NONE = nameWith(cyclr, 'None')

describe('the list of account connectors', () => {
  it('has thirty per page by default, with the totals in headers', async () => {
    const first = await call('GET', '/account/connectors')
    expect(first.json).toHaveLength(30)
    expect([first.headers.get('Total-Pages'), first.headers.get('Total-Records')]).toEqual(['3', '61'])
    expect((await call('GET', '/account/connectors?page=3')).json).toHaveLength(1)
    expect((await call('GET', '/account/connectors?page=4')).json).toEqual([])
  })

  it('accepts another page size, up to a hundred', async () => {
    const sized = await call('GET', '/account/connectors?page=2&pageSize=7')
    expect(sized.json).toHaveLength(7)
    expect(sized.headers.get('Total-Pages')).toBe('9')
    expect((await call('GET', '/account/connectors?pageSize=5000')).json).toHaveLength(61)
  })

  it.each(['page=0', 'page=x', 'pageSize=-1', 'pageSize=1.5'])('refuses ?%s', async (query) => {
    const answer = await call('GET', `/account/connectors?${query}`)
    expect(answer).toMatchObject({ status: 400, json: { Message: 'The request is invalid.' } })
    expect(Object.keys(Object(member(answer.json, 'ModelState')))).toEqual([query.split('=')[0]])
  })

  it('holds the connectors of this account only', async () => {
    client = createClient(cyclr, OTHER_ACCOUNT)
    const { json, headers } = await call('GET', '/account/connectors?pageSize=100')
    expect(json).toHaveLength(3)
    expect(headers.get('Total-Records')).toBe('3')
  })

  it('has one page when it is empty', async () => {
    client = createClient(cyclr, 'another-account')
    const { json, headers } = await call('GET', '/account/connectors')
    expect([json, headers.get('Total-Pages'), headers.get('Total-Records')]).toEqual([[], '1', '0'])
  })
})

describe('one account connector', () => {
  it('has the documented members', async () => {
    const { json } = await call('GET', at(idOf(cyclr, KEY)))
    expect(Object.keys(Object(json))).toEqual([
      'Id',
      'Name',
      'Description',
      'AuthValue',
      'Authenticated',
      'Connector',
      'IsPartnerIntegrationConnector',
      'Properties',
      'CustomFields',
    ])
    expect(json).toMatchObject({ Id: expect.any(Number), AuthValue: null, Authenticated: false, Properties: [] })
    expect(member(member(json, 'Connector'), 'Id')).not.toBe(member(json, 'Id'))
  })

  it.each(['99999', 'abc', '0', '__proto__'])('is 404 for the unknown id %s', async (id) => {
    expect((await call('GET', at(id))).status).toBe(404)
  })

  it('is 404 in another account, on every route', async () => {
    const foreign = idOf(cyclr, 'Act!', OTHER_ACCOUNT)
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['PUT', '', { AuthValue: 'x' }],
      ['PUT', '/deauthenticate', undefined],
      ['DELETE', '', undefined],
      ['GET', '/properties', undefined],
      ['POST', '/properties', { Name: 'a', Value: 'b' }],
      ['POST', `/test/${cyclr.testMethodOf(foreign)}`, {}],
      ['POST', '/triggers/1', {}],
    ] as const) {
      expect([method, rest, (await call(method, at(foreign, rest), body)).status]).toEqual([method, rest, 404])
    }
    expect(cyclr.find(foreign)).toMatchObject({ authValue: null, properties: [] })
  })

  it('is 404 once it is uninstalled', async () => {
    const id = idOf(cyclr, KEY)
    expect((await call('DELETE', at(id))).status).toBe(200)
    expect((await call('GET', at(id))).status).toBe(404)
  })

  it('changes its name and description without touching its credentials', async () => {
    const id = idOf(cyclr, KEY)
    cyclr.authenticate(id, 'key')
    const { json } = await call('PUT', at(id), { Name: 'Ours', Description: 'For sales' })
    expect(json).toMatchObject({ Name: 'Ours', Description: 'For sales', AuthValue: 'key', Authenticated: true })
  })
})

describe('authenticating', () => {
  it('stores any value and returns it: Authenticated means stored, not accepted', async () => {
    const id = idOf(cyclr, KEY)
    const { json } = await call('PUT', at(id), { AuthValue: 'a wrong key, with spaces' })
    expect(json).toMatchObject({ AuthValue: 'a wrong key, with spaces', Authenticated: true })
    expect((await call('GET', at(id))).json).toMatchObject({ AuthValue: 'a wrong key, with spaces' })
    expect(await call('POST', at(id, `/test/${cyclr.testMethodOf(id)}`), {})).toMatchObject({ status: 400 })
  })

  it.each([
    ['a number', { AuthValue: 7 }],
    ['an object', { AuthValue: {} }],
  ])('refuses %s and names the member', async (_what, body) => {
    const id = idOf(cyclr, KEY)
    const answer = await call('PUT', at(id), body)
    expect(answer).toMatchObject({ status: 400, json: { ModelState: { AuthValue: [expect.any(String)] } } })
    expect(cyclr.find(id).authenticated).toBe(false)
  })

  it.each([
    ['invalid JSON', '{"AuthValue":', 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['another media type', '{"AuthValue":"x"}', 'text/plain', 415],
  ])('refuses %s', async (_what, body, type, status) => {
    const id = idOf(cyclr, KEY)
    expect((await call('PUT', at(id), body, { 'Content-Type': type })).status).toBe(status)
  })

  it('leaves Authenticated false for kinds without a sign-in', async () => {
    const id = idOf(cyclr, NONE)
    expect((await call('PUT', at(id), { AuthValue: 'x' })).json).toMatchObject({ Authenticated: false })
    const netSuite = cyclr.installed().find(({ release }) => release.AuthType === 'NetSuiteOAuth1')?.id ?? 0
    expect((await call('PUT', at(netSuite), { AuthValue: 'x' })).json).toMatchObject({ Authenticated: false })
  })

  it('is undone by deauthenticate, which keeps the properties', async () => {
    const id = idOf(cyclr, KEY)
    cyclr.authenticate(id, 'key', { Region: 'EU' })
    expect((await call('PUT', at(id, '/deauthenticate'))).status).toBe(200)
    const { json } = await call('GET', at(id))
    expect(json).toMatchObject({ AuthValue: null, Authenticated: false, Properties: [{ Name: 'Region', Value: 'EU' }] })
  })

  it('stores which of several methods is in use', async () => {
    const { id, release } = installedAs(cyclr, 'Squareup')
    const method = release.Authentication?.[1]?.Id ?? ''
    await call('PUT', at(id), { AuthValue: 'token', AuthenticationId: method })
    expect(cyclr.find(id)).toMatchObject({ methodId: method, authenticated: true })
  })

  it('refuses an unknown method and changes nothing', async () => {
    const { id } = installedAs(cyclr, 'Squareup')
    const answer = await call('PUT', at(id), { AuthValue: 'token', Name: 'Other', AuthenticationId: 'made-up' })
    expect(answer).toMatchObject({ status: 400, json: { ModelState: { AuthenticationId: [expect.any(String)] } } })
    expect(cyclr.find(id)).toMatchObject({ methodId: null, authenticated: false, name: 'Squareup' })
  })
})

describe('the echo option', () => {
  it('set to false, masks AuthValue and property values of an authenticated connector', async () => {
    const masking = createFakeCyclr({ echo: false })
    const { call } = createClient(masking)
    const id = idOf(masking, KEY)
    masking.authenticate(id, 'key', { Region: 'EU' })
    const { json, text } = await call('GET', at(id))
    expect(json).toMatchObject({ Authenticated: true, AuthValue: null, Properties: [{ Name: 'Region', Value: null }] })
    expect(text + (await call('GET', at(id, '/properties'))).text).not.toContain('EU')
    await call('PUT', at(id, '/deauthenticate'))
    expect((await call('GET', at(id))).json).toMatchObject({ Properties: [{ Name: 'Region', Value: 'EU' }] })
  })
})
