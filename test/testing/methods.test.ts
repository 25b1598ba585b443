import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr, type Installed } from '../../src/testing.js'
import { at, createClient, idOf, installedAs, member, nameWith } from './createClient.js'

const cyclr = createFakeCyclr()
let client = createClient(cyclr)
const call: typeof client.call = (...args) => client.call(...args)

beforeEach(() => {
  cyclr.reset()
  client = createClient(cyclr)
})

/** A value for every required parameter. */
function requiredValues({ release }: Installed): Record<string, string> {
  const required = (release.Parameters ?? []).filter(
    ({ IsAccountConnectorProperty, IsOptional, TriggerName }) =>
      IsAccountConnectorProperty && !IsOptional && TriggerName === null,
  )
  return Object.fromEntries(
    required.map(({ TargetName, Values: [first = 'typed'] }) => [
      TargetName,
      typeof first === 'string' ? first : first.Value,
    ]),
  )
}

/** Stores these values, runs the connector's test method and returns the status. */
async function test(name: string, authValue: string | null, properties: Record<string, string> = {}): Promise<number> {
  const installed = installedAs(cyclr, name)
  cyclr.authenticate(installed.id, authValue ?? '', { ...requiredValues(installed), ...properties })
  if (authValue === null) Object.assign(installed, { authValue, authenticated: false })
  return (await call('POST', at(installed.id, `/test/${cyclr.testMethodOf(installed.id)}`), {})).status
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

describe('a test method', () => {
  it.each([
    ['a key', 'ApiKey', 'Unknown', 'key', {}],
    ['a user name and password', 'Basic', 'Unknown', base64('me:pass:word 日本'), {}],
    ['a user name without a password', 'Basic', 'Unknown', base64('me:'), {}],
    ['client credentials', 'OAuth2', 'ClientCredentials', '{}', {}],
    [
      'a user name and password as properties',
      'OAuth2',
      'PasswordCredentials',
      '{}',
      { Username: 'me', Password: 'x' },
    ],
    ['tokens', 'OAuth2', 'AuthorisationCode', '{"access_token":"x"}', {}],
    ['parameters alone', 'None', 'Unknown', null, {}],
  ])('accepts %s', async (_what, type, oauth2, authValue, properties) => {
    expect(await test(nameWith(cyclr, type, oauth2), authValue, properties)).toBe(200)
  })

  it.each([
    ['no key', 'ApiKey', 'Unknown', null, {}],
    ['a wrong key', 'ApiKey', 'Unknown', 'the wrong key', {}],
    ['a wrong password', 'Basic', 'Unknown', base64('me:wrong'), {}],
    ['a login that is not in base64', 'Basic', 'Unknown', 'me', {}],
    ['a login without a user name', 'Basic', 'Unknown', base64(':pass'), {}],
    ['client credentials without AuthValue', 'OAuth2', 'ClientCredentials', null, {}],
    ['a password grant without a user name', 'OAuth2', 'PasswordCredentials', '{}', { Password: 'x' }],
    [
      'a password grant with a wrong password',
      'OAuth2',
      'PasswordCredentials',
      '{}',
      { Username: 'me', Password: 'wrong' },
    ],
  ])('rejects %s', async (_what, type, oauth2, authValue, properties) => {
    expect(await test(nameWith(cyclr, type, oauth2), authValue, properties)).toBe(400)
  })

  it('rejects a missing required parameter, and accepts another value than the choices', async () => {
    const postmoth = installedAs(cyclr, 'Postmoth')
    const path = at(postmoth.id, `/test/${cyclr.testMethodOf(postmoth.id)}`)
    cyclr.authenticate(postmoth.id, 'key')
    expect((await call('POST', path, {})).status).toBe(400)
    cyclr.authenticate(postmoth.id, 'key', { Region: 'Asia' })
    expect((await call('POST', path, {})).status).toBe(200)
  })

  it('ignores a second property of the same name', async () => {
    const postmoth = installedAs(cyclr, 'Postmoth')
    cyclr.authenticate(postmoth.id, 'key', { Region: 'wrong' })
    await call('POST', at(postmoth.id, '/properties'), { Name: 'Region', Value: 'Europe' })
    const { status } = await call('POST', at(postmoth.id, `/test/${cyclr.testMethodOf(postmoth.id)}`), {})
    expect(status).toBe(400)
  })

  it('follows `accept`, which receives the stored values in clear text', async () => {
    const seen: unknown[] = []
    cyclr.accept((stored, { name }) => {
      seen.push([name, stored.authValue, stored.properties.get('Username')])
      return false
    })
    const name = nameWith(cyclr, 'Basic')
    expect(await test(name, base64('me:secret'))).toBe(400)
    expect(seen).toEqual([[name, 'me:secret', undefined]])
  })

  it.each([
    ['404 for an unknown method', '0f8fad5b-d9cb-469f-a165-70867728950e', 404],
    ['404 for the method of another connector', cyclr.testMethodOf(idOf(cyclr, 'Trello')), 404],
    ['400 for an identifier that is no GUID', 'made-up', 400],
    ['400 for a GUID without its dashes', '0f8fad5bd9cb469fa16570867728950e', 400],
  ])('is %s', async (_what, method, status) => {
    const answer = await call('POST', at(idOf(cyclr, 'Postmoth'), `/test/${method}`), {})
    expect(answer).toMatchObject({ status, json: { Message: expect.any(String) } })
  })

  it('is 403 for an IP address that Cyclr has not approved', async () => {
    const strict = createFakeCyclr({ approvedAddress: false })
    const id = idOf(strict, 'Trello')
    strict.authenticate(id, 'key')
    const answer = await createClient(strict).call('POST', at(id, `/test/${strict.testMethodOf(id)}`), {})
    expect(answer.status).toBe(403)
  })

  it('is listed among the methods of the release', async () => {
    const { release, id } = installedAs(cyclr, 'Postmoth')
    const methods = (query: string) => call('GET', `/connectors/${release.Id}/methods${query}`)
    expect((await methods('')).json).toMatchObject([{ MethodUniqueIdentifier: cyclr.testMethodOf(id) }])
    expect((await methods('?query=current')).json).toHaveLength(1)
    expect((await methods('?query=nothing')).json).toEqual([])
    expect((await call('GET', `/connectors/${id}/methods`)).status).toBe(404)
  })
})

const lookUp = async (trigger: string) => {
  const { id, release } = installedAs(cyclr, 'Postmoth')
  const found = release.Triggers?.find(({ Name }) => Name === trigger)
  return call('POST', at(id, `/triggers/${found?.TriggerId ?? 0}`), {})
}

describe('a lookup', () => {
  it('works only once the connector is authenticated', async () => {
    expect((await lookUp('Select List')).status).toBe(400)
    cyclr.authenticate(idOf(cyclr, 'Postmoth'), 'key', { Region: 'Europe' })
    expect((await lookUp('Select List')).json).toEqual([
      { Value: '1001', Name: 'Newsletter' },
      { Value: '1002', Name: 'Trade customers' },
      { Value: '1003' },
    ])
    expect((await lookUp('Select Tag')).json).toHaveLength(2)
  })

  it('is refused when the third party rejects the credentials', async () => {
    cyclr.authenticate(idOf(cyclr, 'Postmoth'), 'wrong', { Region: 'Europe' })
    expect((await lookUp('Select List')).status).toBe(400)
  })

  it('is 404 for an unknown trigger, and returns the choices that a test sets', async () => {
    cyclr.authenticate(idOf(cyclr, 'Postmoth'), 'key', { Region: 'Europe' })
    expect((await lookUp('Made up')).status).toBe(404)
    cyclr.lookups.set('Select List', [])
    expect((await lookUp('Select List')).json).toEqual([])
    cyclr.lookups.delete('Select List')
    expect((await lookUp('Select List')).json).toEqual([])
    cyclr.reset()
    expect(cyclr.lookups.get('Select List')).toHaveLength(3)
  })
})

const prerequisites = (cycle: string) => call('GET', `/cycles/${cycle}/prerequisites`)

describe('the prerequisites of a cycle', () => {
  it('are its connectors that are not authenticated', async () => {
    const [one, two] = [idOf(cyclr, 'Trello'), idOf(cyclr, 'Postmoth')]
    cyclr.cycles.set('c1', [String(one), String(two)])
    const { json } = await prerequisites('c1')
    expect(json).toEqual(
      [one, two].map((ObjectId) => ({
        ReasonCode: 20,
        Reason: expect.any(String),
        ObjectType: expect.any(String),
        ObjectId,
      })),
    )
    cyclr.authenticate(one)
    expect((await prerequisites('c1')).json).toMatchObject([{ ObjectId: two }])
    cyclr.authenticate(two)
    expect((await prerequisites('c1')).json).toEqual([])
  })

  it('are 404 for an unknown cycle and for one of another account', async () => {
    cyclr.cycles.set('theirs', [String(idOf(cyclr, 'Act!', '4f1c0de2-0000-4000-8000-00000000000b'))])
    expect((await prerequisites('made-up')).status).toBe(404)
    expect((await prerequisites('theirs')).status).toBe(404)
  })
})

const install = (name: string, body: object) =>
  call('POST', `/connectors/${installedAs(cyclr, name).release.Id}/install`, body)

describe('installing', () => {
  it('stores the name, credential, method and properties', async () => {
    const method = installedAs(cyclr, 'Squareup').release.Authentication?.[1]?.Id ?? ''
    const { status, json } = await install('Squareup', {
      Name: 'Second',
      Description: 'For the shop',
      AuthenticationId: method,
      AuthValue: 'token',
      Properties: [
        { Name: 'ClientId', Value: '1' },
        { Name: 'ClientSecret', Value: '2' },
      ],
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ Name: 'Second', Description: 'For the shop', AuthValue: 'token', Authenticated: true })
    expect(member(json, 'Properties')).toMatchObject([
      { Name: 'ClientId', Value: '1' },
      { Name: 'ClientSecret', Value: '2' },
    ])
    const installed = cyclr.find(String(member(json, 'Id')))
    expect(installed).toMatchObject({ accountId: ACCOUNT, methodId: method })
    expect(new Set(installed.properties.map(({ Id }) => Id)).size).toBe(2)
  })

  it('requires only a name', async () => {
    const { json } = await install('Trello', { Name: 'Trello 2' })
    expect(json).toMatchObject({ Name: 'Trello 2', AuthValue: null, Authenticated: false, Properties: [] })
  })

  it.each([
    ['a name in use', { Name: 'Trello' }, 'Account connector name Trello is in use.'],
    ['no name when the connector’s own is in use', {}, 'Account connector name Trello is in use.'],
  ])('answers 400 for %s', async (_what, body, Message) => {
    expect(await install('Trello', body)).toMatchObject({ status: 400, json: { Message } })
  })

  it.each([
    ['an unknown method', { AuthenticationId: 'made-up' }],
    ['a property without a name', { Properties: [{ Value: 'x' }] }],
    ['properties that are not objects', { Properties: 'x' }],
    ['a name that is not a string', { Name: 7 }],
  ])('answers 400 for %s, and installs nothing', async (_what, body) => {
    const before = cyclr.installed().length
    expect((await install('Squareup', { Name: 'New', ...body })).status).toBe(400)
    expect(cyclr.installed()).toHaveLength(before)
  })

  it('is 404 for an unknown connector', async () => {
    expect((await call('POST', '/connectors/1/install', { Name: 'x' })).status).toBe(404)
  })
})
