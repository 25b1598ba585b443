import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from './createUpstreamServer.js'
import { BASE, NAVIGATION, ORIGIN, OWN } from './harness.js'
import { buildProxyProcess, type ProxyProcess, startProxy } from './startProxy.js'
import { type RedisServer, startRedis } from './startRedis.js'

const KEY_CANARY = 'sk-instances-canary'
const fake = createFakeCyclr()
let upstream: UpstreamServer
let open: ProxyProcess[] = []

const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  await buildProxyProcess()
})
afterAll(() => upstream.close())
beforeEach(() => {
  fake.reset()
  upstream.reset()
})
afterEach(async () => {
  const said = open.map((one) => one.said()).join('')
  await Promise.all(open.map((one) => one.close()))
  open = []
  // PL-04, after every test: what the processes wrote to stdout and stderr, with the console as their logger.
  const secrets = [KEY_CANARY, fake.options.clientSecret, 'Bearer ', 'eyJ', 'ticket=', 'escaped']
  const leaked = secrets.filter((secret) => said.includes(secret))
  if (leaked.length > 0) throw new Error(`PL-04: a process wrote ${leaked.join(', ')}`)
})

async function start(more: Partial<Parameters<typeof startProxy>[0]> = {}): Promise<ProxyProcess> {
  const proxy = await startProxy({ fake, apiOrigin: upstream.origin, accountId: ACCOUNT, ...more })
  open.push(proxy)
  return proxy
}

async function methodOf(proxy: ProxyProcess, id: string): Promise<string> {
  const { methods } = await (await proxy.send(`/connectors/${id}`, { headers: OWN })).json()
  return methods[0].id
}

type Started = { attempt: string; launchPath: string }

/** Starts a sign-in; `launchPath` works on every instance. */
async function begin(proxy: ProxyProcess, id: string): Promise<Started> {
  const body = JSON.stringify({ methodId: await methodOf(proxy, id), mode: 'popup' })
  const response = await proxy.send(`/connectors/${id}/oauth`, { method: 'POST', headers: OWN, body })
  expect(response.status).toBe(200)
  const { attempt, launchUrl } = await response.json()
  return { attempt, launchPath: launchUrl.slice((ORIGIN + BASE).length) }
}

const launch = (proxy: ProxyProcess, { launchPath }: Started) => proxy.send(launchPath, { headers: NAVIGATION })

/** Consents at the third party. Returns the path that the window returns to. */
async function consent(launched: Response): Promise<string> {
  const asked = await fake.service(new Request(launched.headers.get('Location') ?? ''))
  const state = new URL(asked.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const query = new URLSearchParams({ state, code: 'c' })
  const done = await fake.service(new Request(`${fake.options.serviceOrigin}/connector/callback?${query}`))
  return (done.headers.get('Location') ?? '').slice((ORIGIN + BASE).length)
}

/** A write that changes nothing. */
const write = async (proxy: ProxyProcess) =>
  (await proxy.send('/connectors/1/parameters', { method: 'PUT', headers: OWN, body: '{"values":{}}' })).status

const warnings = (proxy: ProxyProcess) => proxy.said().match(/^ConnectorAuthWizard: .*$/gm) ?? []

const statusOf = async (proxy: ProxyProcess, id: string, query: string) =>
  (await proxy.send(`/connectors/${id}/status?${query}`, { headers: OWN })).json()

async function took<T>(work: Promise<T>): Promise<[T, number]> {
  const before = performance.now()
  return [await work, performance.now() - before]
}

/** Polls until the condition holds. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('The condition was not met within 20 seconds')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('Two processes that share a Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.close())
  // Empty for each test: budgets are shared by whatever is called the same user.
  beforeEach(async () => {
    await redis.stop()
    await redis.start()
  })

  const pair = async (more: { writes?: number } = {}) =>
    Promise.all([start({ redisUrl: redis.url, ...more }), start({ redisUrl: redis.url, ...more })])

  it('accept a ticket of one in the other, once in all', async () => {
    const [one, two] = await pair()
    const started = await begin(one, idOf('Asana'))
    expect((await launch(two, started)).status).toBe(302)
    const again = await Promise.all([one, two, one, two].map((proxy) => launch(proxy, started)))
    expect(again.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect(fake.requests.filter(({ url }) => url.includes('signintoken'))).toHaveLength(1)
  })

  it('accept a ticket once among many simultaneous launches', async () => {
    const [one, two] = await pair()
    const started = await begin(one, idOf('Asana'))
    const launched = await Promise.all(Array.from({ length: 10 }, () => launch(two, started)))
    expect(launched.map(({ status }) => status).filter((status) => status === 302)).toHaveLength(1)
  })

  it('share the state of an attempt, and call onConnected once', async () => {
    const [one, two] = await pair()
    const id = idOf('Asana')
    const started = await begin(one, id)
    const poll = (proxy: ProxyProcess) => statusOf(proxy, id, `attempt=${started.attempt}`)
    expect(await poll(two)).toEqual({ authenticated: false, attempt: 'waiting', verification: null })
    const back = await consent(await launch(two, started))
    expect((await poll(one)).attempt).toBe('launched')
    expect((await two.send(back)).status).toBe(200)
    await until(async () => (await poll(one)).authenticated)
    expect(await poll(one)).toEqual({ authenticated: true, attempt: 'returned', verification: 'accepted' })
    expect(await poll(two)).toEqual({ authenticated: true, attempt: 'returned', verification: 'accepted' })
    expect((one.said() + two.said()).match(/^connected .*$/gm)).toEqual([`connected ${started.attempt}`])
  })

  it("PV-21: count a user's requests together", async () => {
    const [one, two] = await pair({ writes: 4 })
    const statuses = [
      await write(one),
      await write(two),
      await write(one),
      await write(two),
      await write(one),
      await write(two),
    ]
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429])
  })

  it.each([
    ['stops', () => redis.stop(), () => redis.start()],
    ['hangs', async () => redis.freeze(), async () => redis.thaw()],
  ])('that %s start and launch no sign-in until it is back, while everything else works', async (_, fail, mend) => {
    const [one, two] = await pair()
    const id = idOf('Asana')
    const keyed = idOf('Sticky')
    const started = await begin(one, id)
    const methods = { oauth: await methodOf(one, id), keyed: await methodOf(one, keyed) }
    const startAgain = () => {
      const body = JSON.stringify({ methodId: methods.oauth, mode: 'popup' })
      return one.send(`/connectors/${id}/oauth`, { method: 'POST', headers: OWN, body })
    }
    await fail()
    try {
      const [refused, forStart] = await took(startAgain())
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({ code: 'unavailable' })
      const [page, forLaunch] = await took(launch(two, started))
      expect(page.status).toBe(503)
      expect(await page.text()).toContain('be opened right now')
      expect(fake.requests.some(({ url }) => url.includes('signintoken'))).toBe(false)
      // Two seconds, and a margin for a busy machine.
      expect(Math.max(forStart, forLaunch)).toBeLessThan(6_000)

      const [polled, forPoll] = await took(statusOf(two, id, `attempt=${started.attempt}`))
      expect(polled).toEqual({ authenticated: false, attempt: null, verification: null })
      expect(forPoll).toBeLessThan(6_000)
      const [saved, forSave] = await took(
        two.send(`/connectors/${keyed}/credentials`, {
          method: 'PUT',
          headers: OWN,
          body: JSON.stringify({ methodId: methods.keyed, apiKey: KEY_CANARY }),
        }),
      )
      expect(await saved.json()).toMatchObject({ connector: { authenticated: true } })
      expect(forSave).toBeLessThan(6_000)
    } finally {
      await mend()
    }
    await until(async () => (await startAgain()).status === 200)
    await until(async () => (await launch(two, await begin(one, id))).status === 302)
  })
})

describe('A process that starts before its Redis', () => {
  it('starts no sign-in until Redis answers, and needs no restart', async () => {
    const redis = await startRedis()
    try {
      await redis.stop()
      const proxy = await start({ redisUrl: redis.url })
      const id = idOf('Asana')
      const body = JSON.stringify({ methodId: await methodOf(proxy, id), mode: 'popup' })
      const ask = () => proxy.send(`/connectors/${id}/oauth`, { method: 'POST', headers: OWN, body })
      expect((await ask()).status).toBe(503)
      await redis.start()
      await until(async () => (await ask()).status === 200)
    } finally {
      await redis.close()
    }
  })
})

describe('Two processes that share nothing', () => {
  it('complete a sign-in by its proof', async () => {
    const [one, two] = await Promise.all([start(), start()])
    const id = idOf('Asana')
    const started = await begin(one, id)
    const back = await consent(await launch(two, started))
    expect((await one.send(back)).status).toBe(200)
    const query = back.split('?')[1] ?? ''
    expect(new URLSearchParams(query).get('attempt')).toBe(started.attempt)
    for (const proxy of [one, two]) {
      await until(async () => (await statusOf(proxy, id, query)).authenticated)
      expect(await statusOf(proxy, id, query)).toEqual({
        authenticated: true,
        attempt: 'returned',
        verification: 'accepted',
      })
    }
    // Without the proof, the instance that did not serve the return cannot know.
    expect((await statusOf(two, id, `attempt=${started.attempt}`)).attempt).not.toBe('returned')
  })

  it('warn at start-up on a serverless platform, once and on one line', async () => {
    const lambda = await start({ env: { AWS_LAMBDA_FUNCTION_NAME: 'app' } })
    const plain = await start()
    expect(warnings(lambda)).toEqual([expect.stringContaining('"store" on AWS Lambda')])
    expect(warnings(plain)).toEqual([])
  })
})
