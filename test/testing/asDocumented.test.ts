import { beforeEach, describe, expect, it } from 'vitest'
import { connectorLibrary, createFakeCyclr, OTHER_ACCOUNT } from '../../src/testing.js'
import { at, createClient, idOf, installedAs, member } from './createClient.js'

const [trello] = connectorLibrary.filter(({ name }) => name === 'Trello')
if (!trello) throw new Error('The library has no Trello.')
const parameter = {
  TargetName: 'dataCentre',
  Name: 'Data centre',
  Description: null,
  IsAccountConnectorProperty: true,
  IsOptional: false,
  IsSensitive: false,
  IsMultiline: false,
  TargetType: 'Script',
  DataType: 'Text',
  TriggerName: null,
  Values: [],
  example: 'eu-1',
}
const cyclr = createFakeCyclr({
  connectors: [
    ...connectorLibrary,
    { ...trello, name: 'Native', slug: 'native', IsPartnerIntegrationConnector: true },
    { ...trello, name: 'Clock', slug: 'clock', IsSystemConnector: true },
    { ...trello, name: 'Filled', slug: 'filled', parameters: [{ ...parameter, filledAfterSignIn: 'eu-1' }] },
    { ...trello, name: 'Hidden', slug: 'hidden', parameters: [{ ...parameter, Hide: true, DefaultValue: 7 }] },
  ],
})
const { serviceOrigin } = cyclr.options
let client = createClient(cyclr)
const call: typeof client.call = (...args) => client.call(...args)
beforeEach(() => {
  cyclr.reset()
  Object.assign(cyclr.options, createFakeCyclr().options)
  client = createClient(cyclr)
})

const readStep = (id: string, cycle = 'c') => call('GET', `/cycles/${cycle}/steps/${id}`)
const test = (id: number, body: object = {}) => call('POST', at(id, `/test/${cyclr.testMethodOf(id)}`), body)
const install = (idOrName: string | number, body?: object) => call('POST', `/connectors/${idOrName}/install`, body)

const askSignInToken = async (scope: string, headers: Record<string, string> = {}) => {
  const bearer = await client.token(scope)
  return client.send('POST', `/v1.0/accounts/${OTHER_ACCOUNT}/signintoken`, {
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json', ...headers },
    body: '{"Username":"sign-in"}',
  })
}

describe('signintoken', () => {
  it('takes its account from the path, and refuses a token that is scoped to an account', async () => {
    expect((await askSignInToken('')).status).toBe(200)
    expect((await askSignInToken(`account:${OTHER_ACCOUNT}`)).status).toBe(403)
    Object.assign(cyclr.options, { unscopedSignIn: false })
    expect((await askSignInToken(`account:${OTHER_ACCOUNT}`)).status).toBe(200)
  })
})

describe('a test method', () => {
  it('answers 400 for a missing and for an unknown parameter, whatever the credentials are', async () => {
    const id = idOf(cyclr, 'Trello')
    cyclr.authenticate(id, '{}')
    expect((await test(id)).status).toBe(200)
    expect((await test(id, { other: 1 })).status).toBe(400)
    cyclr.methodParameters.set('Trello', ['BoardId'])
    expect((await test(id)).json).toMatchObject({ Message: expect.stringContaining('BoardId') })
    expect((await test(id, { BoardId: '1' })).status).toBe(200)
  })

  it('runs from an address that is not approved for native connectors only', async () => {
    Object.assign(cyclr.options, { approvedAddress: false })
    const [native, standard] = [idOf(cyclr, 'Native'), idOf(cyclr, 'Trello')]
    for (const id of [native, standard]) cyclr.authenticate(id, '{}')
    expect([(await test(native)).status, (await test(standard)).status]).toEqual([200, 403])
    expect((await call('GET', at(native))).json).toMatchObject({ IsPartnerIntegrationConnector: true })
  })
})

describe('releases', () => {
  it('have ids of their own, one name, and the same test method', async () => {
    const id = idOf(cyclr, 'Trello')
    const before = cyclr.testMethodOf(id)
    const release = cyclr.publish('Trello', { Version: '2.0' })
    expect(release.Id).not.toBe(installedAs(cyclr, 'Trello').release.Id)
    const { json } = await install(release.Id, { Name: 'New' })
    expect(json).toMatchObject({ Connector: { Name: 'Trello', Version: '2.0', Id: release.Id } })
    expect(cyclr.testMethodOf(String(member(json, 'Id')))).toBe(before)
  })

  it('are installed by name too: the newest that is no draft, without a body under the name of the connector', async () => {
    const draft = cyclr.publish('Postmoth', { Status: 'Draft' })
    const other = createClient(cyclr, OTHER_ACCOUNT)
    const { json } = await other.call('POST', '/connectors/Postmoth/install')
    expect(json).toMatchObject({ Name: 'Postmoth', Connector: { Version: '1.0' } })
    expect((await install(draft.Id, { Name: 'Draft' })).json).toMatchObject({
      Message: expect.stringMatching(/draft/i),
    })
    expect((await install('Nothing')).status).toBe(404)
  })

  it('refuse a property that the connector does not have, and one that belongs to the partner', async () => {
    const answers = await Promise.all(
      ['Nothing', 'Region'].map((Name) => install('Postmoth', { Name: 'P', Properties: [{ Name, Value: 'Europe' }] })),
    )
    expect(answers.map(({ status }) => status)).toEqual([400, 200])
  })
})

describe('a cycle', () => {
  it('lists every connector, those of a parent account too, and other prerequisites', async () => {
    const [one, foreign] = [idOf(cyclr, 'Trello'), idOf(cyclr, 'Act!', OTHER_ACCOUNT)]
    const field = { ReasonCode: 30, Reason: 'Missing field', ObjectType: 'Step', ObjectId: 'a-step' }
    cyclr.cycles.set('c', { name: 'Sync', connectors: [String(one), String(foreign)], prerequisites: [field] })
    expect((await call('GET', '/cycles/c')).json).toMatchObject({
      Name: 'Sync',
      Connectors: [
        { AccountConnectorId: one, Name: 'Trello', Version: '1.0', Authenticated: false },
        { AccountConnectorId: foreign },
      ],
    })
    expect((await call('GET', '/cycles/c/prerequisites')).json).toMatchObject([{}, {}, field])
    expect((await call('GET', '/cycles/other')).status).toBe(404)
  })

  it('has steps with their account connector', async () => {
    const [one] = [idOf(cyclr, 'Act!')]
    const [step, delay] = ['519713ff-57cf-49ef-9c00-f3a3e1569268', '619713ff-57cf-49ef-9c00-f3a3e1569268']
    cyclr.cycles.set('c', { name: 'Sync', connectors: [String(one)], steps: { [step]: String(one), [delay]: null } })
    expect((await readStep(step)).json).toMatchObject({ Id: step, AccountConnector: { Id: one, Name: 'Act!' } })
    expect((await readStep(delay)).json).toMatchObject({ Id: delay, AccountConnector: null })
    expect((await readStep('X19713ff-57cf-49ef-9c00-f3a3e1569268')).status).toBe(400)
    expect((await readStep('719713ff-57cf-49ef-9c00-f3a3e1569268')).status).toBe(404)
    expect((await readStep(step, 'other')).status).toBe(404)
  })
})

describe('an account connector', () => {
  it('answers a message to deauthenticate, and an empty 200 to DELETE', async () => {
    const id = idOf(cyclr, 'Trello')
    cyclr.authenticate(id)
    expect((await call('PUT', at(id, '/deauthenticate'))).json).toEqual({ Message: expect.any(String) })
    expect(cyclr.find(id)).toMatchObject({ authenticated: false, authValue: null })
    expect(await call('DELETE', at(id))).toMatchObject({ status: 200, text: '' })
  })

  it('takes properties with a PUT, and merges or replaces them', async () => {
    const id = idOf(cyclr, 'Postmoth')
    cyclr.authenticate(id, 'key', { Region: 'Europe', Other: 'o' })
    await call('PUT', at(id), { Properties: [{ Name: 'Region', Value: 'Asia' }] })
    expect(cyclr.properties(id)).toMatchObject([
      { Name: 'Region', Value: 'Asia' },
      { Name: 'Other', Value: 'o' },
    ])
    Object.assign(cyclr.options, { putProperties: 'replace' })
    await call('PUT', at(id), { Properties: [{ Name: 'Region', Value: 'Europe' }] })
    expect(cyclr.properties(id)).toMatchObject([{ Name: 'Region', Value: 'Europe' }])
  })

  it('may refuse to change its method', async () => {
    const squareup = installedAs(cyclr, 'Squareup')
    const AuthenticationId = squareup.release.Authentication?.[0]?.Id
    Object.assign(cyclr.options, { methodChanges: false })
    expect((await call('PUT', at(squareup.id), { AuthenticationId })).status).toBe(400)
  })

  it('returns what definitions hold: hidden parameters, defaults of any type, system connectors', async () => {
    const { Connector }: { Connector: unknown } = JSON.parse((await call('GET', at(idOf(cyclr, 'Hidden')))).text)
    expect(Connector).toMatchObject({ Parameters: [{ Hide: true, DefaultValue: 7 }] })
    const clock = JSON.parse((await call('GET', at(idOf(cyclr, 'Clock')))).text)
    expect(clock).toMatchObject({ Connector: { IsSystemConnector: true } })
  })
})

/** Opens the sign-in and answers the consent page. Returns the page or redirect at its end. */
const signIn = async (name: string, answer: 'allow' | 'decline') => {
  const { json } = await call('POST', `/accounts/${cyclr.installed({ name })[0]?.accountId}/signintoken`, {
    Username: 'sign-in',
  })
  const query = {
    id: String(idOf(cyclr, name)),
    token: String(member(json, 'Token')),
    targetOrigin: 'https://a.test/',
  }
  const visit = (url: string, init: RequestInit = {}) => cyclr.fetch(url, { redirect: 'manual', ...init })
  const opened = await visit(`${serviceOrigin}/connectorauth/updateaccountconnectoroauth?${new URLSearchParams(query)}`)
  const consent = opened.headers.get('Location') ?? ''
  const back = await visit(consent, { method: 'POST', body: new URLSearchParams({ answer }) })
  return visit(back.headers.get('Location') ?? '')
}

describe('a sign-in', () => {
  it('stores tokens in PascalCase, and fills a property that reads as required', async () => {
    await signIn('Filled', 'allow')
    const { authValue, properties } = installedAs(cyclr, 'Filled')
    const names = ['AccessToken', 'RefreshToken', 'Expires', 'RefreshExpires']
    expect(Object.keys(JSON.parse(authValue ?? ''))).toEqual(names)
    expect(properties).toMatchObject([{ Name: 'dataCentre', Value: 'eu-1' }])
    expect((await call('GET', at(idOf(cyclr, 'Filled')))).text).not.toContain('filledAfterSignIn')
  })

  it('that is refused ends on a page of Cyclr with the partner’s HTML, whose fields are not escaped', async () => {
    expect(await (await signIn('Asana', 'decline')).text()).toContain('access_denied')
    cyclr.oauth.errorHtml = '<b>{{error}}</b>|{{error_description}}|{{other}}'
    cyclr.oauth.denial = { error: '<i>', error_description: '"d"' }
    const page = await signIn('Asana', 'decline')
    expect(page.headers.get('Location')).toBeNull()
    expect(await page.text()).toContain('<b><i></b>|"d"|{{other}}')
    expect(installedAs(cyclr, 'Asana').authenticated).toBe(false)
  })

  it('without a valid token ends on the page for it', async () => {
    Object.assign(cyclr.oauth, { accessDeniedHtml: '<p>denied</p>', expiredHtml: '<p>expired</p>' })
    const page = await cyclr.fetch(`${serviceOrigin}/connectorauth/updateaccountconnectoroauth?id=1&token=x`)
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('<p>denied</p>')])
  })
})
