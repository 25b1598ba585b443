import express from 'express'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCyclrClient } from '../../../src/server/cyclr/createCyclrClient.js'
import { createTransactionErrors } from '../../../src/server/cyclr/webhook/createTransactionErrors.js'
import { isAuthenticationFailure } from '../../../src/server/cyclr/webhook/isAuthenticationFailure.js'
import { createConnectorProxy } from '../../../src/server.js'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../../src/testing.js'
import { answerWith, hang, type UpstreamServer } from '../createUpstreamServer.js'
import { optionsWith } from '../harness.js'
import { serve } from '../realHost.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { LONG_TIMEOUTS, type ServedProxy } from '../serveProxy.js'

const CYCLE = '0f8fad5b-d9cb-469f-a165-70867728950e'
const STEP = '519713ff-57cf-49ef-9c00-f3a3e1569268'
const OTHER_STEP = '619713ff-57cf-49ef-9c00-f3a3e1569268'
const STEP_PATH = `/v1.0/cycles/${CYCLE}/steps/${STEP}`
const CANARY = 'canary-of-a-customer'

/** As Cyclr documents it: the response, and then the request that was sent. */
const detailOf = (response: string) =>
  `${response}\r\n\r\n\r\nHTTP Request:\r\nGET https://api.example.com/contacts/${CANARY} HTTP/1.1\r\nAuthorization: Bearer ${CANARY}\r\nUser-Agent: Cyclr`

const bodyWith = (over: object = {}) => ({
  Timestamp: '2026-08-08T11:25:34.0412055Z',
  AccountId: ACCOUNT,
  CycleId: CYCLE,
  StepId: STEP,
  TransactionId: '1564aae4-b82e-4712-a078-30a4e53c40d0',
  Message: 'Failed to call the method',
  Detail: detailOf(`404 Item not found\r\n{"Code":200,"Message":"${CANARY}"}`),
  ...over,
})

const AUTHENTICATION: readonly (readonly [string, string])[] = [
  ['Failed to call the method', '401 Unauthorized\r\n{"message":"no"}'],
  ['Failed to call the method', '401'],
  ['Failed to call the method', 'HTTP/1.1 401 No'],
  ['Failed to call the method', '400 Bad Request\r\n{"error":"invalid_grant"}'],
  ['Failed to call the method', '400 Bad Request\r\n{"error":"invalid_client","error_description":"x"}'],
  ['Failed to call the method', '403 Forbidden\r\n{"error":{"code":"invalid_token"}}'],
  ['Failed to call the method', '403\r\n{"message":"Your access token has expired"}'],
  ['Failed to call the method', '{"error":"Invalid API key"}'],
  ['The connector could not be authenticated', ''],
  ['Account connector is not authenticated', ''],
  ['Authentication failed', ''],
  ['Failed to refresh the access token', '400 Bad Request'],
  ['Login failed', '{"message":"Incorrect user name or password"}'],
]

const OTHERS: readonly (readonly [string, string])[] = [
  ['Failed to call the method', '404 Item not found\r\n{"Message":"Authentication failed for user"}'],
  ['Failed to call the method', '422 Unprocessable\r\n{"message":"invalid token in the template"}'],
  ['Failed to call the method', '429 Too Many Requests'],
  ['Failed to call the method', '500 Internal Server Error\r\nunauthorized'],
  ['Failed to call the method', '403 Forbidden\r\n{"message":"You may not change this record"}'],
  ['Failed to call the method', '400 Bad Request\r\n{"message":"Invalid id 401"}'],
  ['Failed to call the method', '400 Bad Request\r\n{"message":"Email is required"}'],
  ['Mapping failed', ''],
  ['', ''],
]

describe('A failed transaction', () => {
  it.each(AUTHENTICATION)('is about the credentials: %s %s', (message, response) => {
    expect(isAuthenticationFailure(message, detailOf(response))).toBe(true)
  })
  it.each(OTHERS)('is about something else: %s %s', (message, response) => {
    expect(isAuthenticationFailure(message, detailOf(response))).toBe(false)
  })
  it('is not judged by the request that was sent', () => {
    const detail = '400 Bad Request\r\n\r\nHTTP Request:\r\nPOST /x HTTP/1.1\r\n\r\n{"note":"authentication failed"}'
    expect(isAuthenticationFailure('Failed to call the method', detail)).toBe(false)
  })

  it.each([
    ['the word that precedes', 'invalid '],
    ['the parts of a sentence', 'the access token '],
    ['white space', ' '],
    ['the end of the response', 'HTTP Request'],
    ['digits', '4'],
  ])('is judged in linear time, with many times %s', (_, part) => {
    const cpuOf = (size: number) => {
      const text = part.repeat(size / part.length)
      const before = process.cpuUsage()
      for (let run = 0; run < 40; run += 1) isAuthenticationFailure(text, text)
      const { user, system } = process.cpuUsage(before)
      return user + system + 1_000
    }
    cpuOf(10_000)
    expect(cpuOf(1_000_000) / cpuOf(10_000)).toBeLessThan(20)
  })
})

describe('readTransactionError', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
  const [sticky, asana] = [idOf('Sticky'), idOf('Asana')]
  let upstream: UpstreamServer
  let proxy: ServedProxy
  let read: ReturnType<typeof createTransactionErrors>

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
    read = createTransactionErrors(proxy.config, createCyclrClient(proxy.config, LONG_TIMEOUTS))
    fake.cycles.set(CYCLE, {
      name: 'Sync',
      connectors: [sticky, asana],
      steps: { [STEP]: asana, [OTHER_STEP]: null },
    })
    fake.authenticate(sticky)
    fake.authenticate(asana)
  })

  it('is on the proxy, and says which connector failed and why', async () => {
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
    const { readTransactionError } = createConnectorProxy(() =>
      optionsWith({
        cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
        fetch: fake.fetch,
      }),
    )
    expect(await readTransactionError(bodyWith({ Detail: detailOf('401 Unauthorized') }))).toEqual({
      accountId: ACCOUNT,
      cycleId: CYCLE,
      accountConnectorId: asana,
      isAuthentication: true,
    })
    await expect(readTransactionError(null)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('works behind a webhook of Express, whose address holds a secret', async () => {
    const SECRET = 'long-and-random'
    const notices: unknown[] = []
    const app = express()
    app.post('/webhooks/cyclr/:secret', express.json({ limit: '1mb' }), (req, res, next) => {
      if (req.params['secret'] !== SECRET) return res.sendStatus(404)
      const notify = async () => {
        const { accountId, accountConnectorId, isAuthentication } = await read(req.body)
        if (isAuthentication && accountConnectorId !== null) notices.push({ accountId, accountConnectorId })
        res.sendStatus(204)
      }
      notify().catch(next)
    })
    const send = await serve(app)
    const post = (secret: string, over: object) =>
      send(`/webhooks/cyclr/${secret}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(bodyWith(over)),
      })
    const Detail = detailOf('401 Unauthorized')
    const statuses = [await post('guessed', { Detail }), await post(SECRET, { Detail }), await post(SECRET, {})]
    expect(statuses.map(({ status }) => status)).toEqual([404, 204, 204])
    expect(notices).toEqual([{ accountId: ACCOUNT, accountConnectorId: asana }])
  })

  it('reads a body that is still text', async () => {
    expect(await read(JSON.stringify(bodyWith()))).toMatchObject({ accountConnectorId: asana, isAuthentication: false })
  })

  it('is about authentication when Cyclr says that the connector is not authenticated', async () => {
    fake.find(asana).authenticated = false
    expect(await read(bodyWith())).toMatchObject({ accountConnectorId: asana, isAuthentication: true })
  })

  it('is not about authentication when another connector of the cycle is not authenticated', async () => {
    fake.find(sticky).authenticated = false
    expect(await read(bodyWith())).toMatchObject({ accountConnectorId: asana, isAuthentication: false })
  })

  it('does not take a connector without a sign-in for one that lost it', async () => {
    const none = fake.installed({ accountId: ACCOUNT }).find(({ release }) => release.AuthType === 'None')
    const id = String(none?.id)
    fake.cycles.set(CYCLE, { name: 'Sync', connectors: [id], steps: { [STEP]: id } })
    for (const { TargetName } of none?.release.Parameters ?? [])
      fake.find(id).properties.push({ Id: 1, Name: TargetName, Value: 'set' })
    expect(fake.find(id).authenticated).toBe(false)
    expect(await read(bodyWith())).toMatchObject({ accountConnectorId: id, isAuthentication: false })
  })

  describe('where Cyclr does not say which connector the step uses', () => {
    const unknown: readonly [string, () => void, object?][] = [
      ['a step without a connector', () => undefined, { StepId: OTHER_STEP }],
      ['a step that was deleted', () => undefined, { StepId: '719713ff-57cf-49ef-9c00-f3a3e1569268' }],
      ['no step', () => undefined, { StepId: null }],
      ['a malformed step', () => undefined, { StepId: '../1' }],
      ['another shape', () => upstream.always('GET', STEP_PATH, answerWith(200, '{"AccountConnector":[]}'))],
      ['an odd id', () => upstream.always('GET', STEP_PATH, answerWith(200, '{"AccountConnector":{"Id":"../1"}}'))],
      ['an error', () => upstream.always('GET', STEP_PATH, answerWith(500))],
    ]

    it.each(unknown)('is the only one that is not authenticated (%s)', async (_, make, over) => {
      make()
      fake.find(sticky).authenticated = false
      expect(await read(bodyWith(over))).toMatchObject({ accountConnectorId: sticky, isAuthentication: true })
    })

    it.each(unknown)('is the only one of the cycle (%s)', async (_, make, over) => {
      make()
      fake.cycles.set(CYCLE, { name: 'Sync', connectors: [sticky], steps: { [OTHER_STEP]: null } })
      expect(await read(bodyWith(over))).toMatchObject({ accountConnectorId: sticky, isAuthentication: false })
    })

    it.each(unknown)('is null where several may be meant (%s)', async (_, make, over) => {
      make()
      expect(await read(bodyWith(over))).toMatchObject({ accountConnectorId: null, isAuthentication: false })
    })

    it('is about authentication when several are not authenticated', async () => {
      for (const id of [sticky, asana]) fake.find(id).authenticated = false
      const answer = await read(bodyWith({ StepId: OTHER_STEP }))
      expect(answer).toMatchObject({ accountConnectorId: null, isAuthentication: true })
    })

    it('reads an id beside the connector too', async () => {
      upstream.always('GET', STEP_PATH, answerWith(200, `{"AccountConnectorId":${asana},"AccountConnector":null}`))
      expect(await read(bodyWith())).toMatchObject({ accountConnectorId: asana })
    })
  })

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['"null"', 'null'],
    ['an empty text', ''],
    ['malformed JSON', `{"AccountId":"${CANARY}`],
    ['an array', [bodyWith()]],
    ['JSON of an array', JSON.stringify([bodyWith()])],
    ['a number', 7],
    ['another webhook', { accountId: ACCOUNT, title: CANARY, message: CANARY }],
    ['no account', bodyWith({ AccountId: undefined })],
    ['the text null as account', bodyWith({ AccountId: 'null' })],
    ['an account of another type', bodyWith({ AccountId: { Id: ACCOUNT } })],
    ['an account that no header can hold', bodyWith({ AccountId: `${CANARY}\r\nX-A: b` })],
    ['an account that is a path', bodyWith({ AccountId: '..' })],
    ['a long account', bodyWith({ AccountId: 'a'.repeat(1_000_000) })],
    ['no cycle', bodyWith({ CycleId: null })],
    ['a cycle that is no GUID', bodyWith({ CycleId: `../${CANARY}` })],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      'a getter that throws',
      {
        get AccountId(): string {
          throw new Error(CANARY)
        },
      },
    ],
  ])('rejects with invalid_request for %s, and calls and logs nothing', async (_, body) => {
    const error: unknown = await read(body).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ConnectorAuthError', code: 'invalid_request' })
    const { cause } = Object(error)
    expect(String(cause)).not.toContain(CANARY)
    expect(upstream.seen).toEqual([])
    expect(proxy.log).toEqual([])
  })

  it.each([
    ['numbers', { Message: 7, Detail: 8, StepId: 9 }],
    ['null', { Message: null, Detail: null, StepId: null }],
    ['the text null', { Message: 'null', Detail: 'null', StepId: 'null' }],
    ['lists', { Message: [], Detail: [], StepId: [] }],
    ['nothing', { Message: undefined, Detail: undefined, StepId: undefined }],
    ['ten million characters', { Message: 'a'.repeat(1e7), Detail: 'a'.repeat(1e7), StepId: 'a'.repeat(1e7) }],
  ])('reads a body whose other members are %s', async (_, over) => {
    expect(await read(bodyWith(over))).toEqual({
      accountId: ACCOUNT,
      cycleId: CYCLE,
      accountConnectorId: null,
      isAuthentication: false,
    })
  })

  it.each([
    ['of another account', () => fake.cycles.set(CYCLE, { name: 'Sync', connectors: [idIn(OTHER_ACCOUNT)] })],
    ['that was deleted', () => fake.cycles.clear()],
    ['that cannot be read', () => upstream.always('GET', /\/cycles\//, answerWith(500, CANARY))],
    ['while Cyclr does not answer', () => upstream.always('GET', /\/cycles\//, hang)],
  ])('resolves without a connector and logs one warning for a cycle %s', async (_, make) => {
    make()
    read = createTransactionErrors(proxy.config, createCyclrClient(proxy.config, { headersMs: 100, callMs: 300 }))
    const answer = await read(bodyWith({ Detail: detailOf('401 Unauthorized') }))
    expect(answer).toMatchObject({ accountConnectorId: null, isAuthentication: true })
    expect(proxy.log).toMatchObject([{ level: 'warn', fields: { cycleId: CYCLE, code: expect.any(String) } }])
  })
  const idIn = (accountId: string) => String(fake.installed({ accountId })[0]?.id)

  it('returns and logs nothing of the error, nor of the stored credentials', async () => {
    fake.authenticate(asana, CANARY)
    const answers = [
      await read(bodyWith({ Message: CANARY })),
      await read(bodyWith({ StepId: OTHER_STEP, Message: CANARY })),
      await read(JSON.stringify(bodyWith({ Detail: detailOf(`401 ${CANARY}`) }))),
    ]
    upstream.always('GET', /\/cycles\//, answerWith(400, CANARY))
    answers.push(await read(bodyWith({ CycleId: CYCLE.replace('0', '1'), Message: CANARY })))
    expect(JSON.stringify([answers, proxy.log])).not.toContain(CANARY)
  })

  it('calls Cyclr twice for a burst of errors at one step', async () => {
    await Promise.all(Array.from({ length: 50 }, () => read(bodyWith())))
    await read(bodyWith())
    expect(upstream.at('GET', /\/cycles\//)).toHaveLength(2)
    await read(bodyWith({ StepId: OTHER_STEP }))
    expect(upstream.at('GET', /\/cycles\//)).toHaveLength(4)
  })
})
