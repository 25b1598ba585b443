import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { createClient } from '@redis/client'
import { sendResponse } from '@remix-run/node-fetch-server'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createSessionToken } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from '../server/createUpstreamServer.js'
import { startRedis } from '../server/startRedis.js'
import { buildCli, copyCli, type Environment, runCli, type Serving, settingsFor, startServe } from './startCli.js'

const PAGE = 'https://app.acme.test'
const BASE = '/connect'
const SECRET = 'session-secret-canary-0123456789abcdef'
const KEY = 'sk-serve-canary'
const fake = createFakeCyclr()
let upstream: UpstreamServer
let open: Serving[] = []

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  await buildCli()
})
afterAll(() => upstream.close())
beforeEach(() => {
  fake.reset()
  upstream.reset()
})
afterEach(() => {
  // PL-04, after every test: nothing that it wrote is a secret.
  const said = open.map(({ said }) => said.stdout + said.stderr).join('')
  open = []
  const secrets = [SECRET, KEY, fake.options.clientSecret, 'Bearer ', 'eyJ', 'ticket=', 'redis-password-canary']
  const leaked = secrets.filter((secret) => said.includes(secret))
  if (leaked.length > 0) throw new Error(`PL-04: serve wrote ${leaked.join(', ')}`)
})

function environment(more: Environment = {}): Environment {
  return {
    ...settingsFor(upstream.origin, fake),
    SESSION_SECRET: SECRET,
    ALLOWED_ORIGINS: `${PAGE}, https://other.acme.test`,
    ...more,
  }
}

async function start(more: Environment = {}, args: readonly string[] = []): Promise<Serving> {
  const serving = await startServe(environment(more), args)
  open.push(serving)
  return serving
}

const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)

/** Headers of the widget on a page of another origin, with a token for this connector. */
async function headersFor(id: string): Promise<Record<string, string>> {
  const grant = { accountId: ACCOUNT, userId: 'user-1', accountConnectorIds: [id], allowedOrigins: [PAGE] }
  return {
    'X-Connector-Wizard': '1',
    'Sec-Fetch-Site': 'cross-site',
    'Content-Type': 'application/json',
    Origin: PAGE,
    Authorization: `Bearer ${await createSessionToken(SECRET, grant)}`,
  }
}

/** Saves a key as the wizard does. */
async function saveKey(serving: Serving, id: string, signal?: AbortSignal): Promise<Response> {
  const headers = await headersFor(id)
  const read = await serving.send(`${BASE}/connectors/${id}`, { headers })
  expect(read.status).toBe(200)
  const { methods } = await read.json()
  const body = JSON.stringify({ methodId: methods[0].id, apiKey: KEY })
  return serving.send(`${BASE}/connectors/${id}/credentials`, {
    method: 'PUT',
    headers,
    body,
    ...(signal && { signal }),
  })
}

describe('serve', () => {
  it('authenticates a connector for a page with a signed token, and logs the action as JSON', async () => {
    const serving = await start()
    const id = idOf('Sticky')
    const saved = await saveKey(serving, id)
    expect(saved.status).toBe(200)
    expect(saved.headers.get('Access-Control-Allow-Origin')).toBe(PAGE)
    expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: KEY })
    const audits = serving.lines().filter(({ message }) => message === 'Action')
    expect(audits).toMatchObject([
      { level: 'info', audit: { action: 'read', outcome: 'ok', userId: 'user-1', accountId: ACCOUNT } },
      { level: 'info', audit: { action: 'saveCredentials', outcome: 'ok', accountConnectorIds: [id] } },
    ])
    for (const line of serving.lines()) expect(line).toMatchObject({ time: expect.stringMatching(/Z$/), level: /./ })
  })

  it('refuses a token of another secret, another page and another connector, and logs why', async () => {
    const serving = await start()
    const id = idOf('Sticky')
    const headers = await headersFor(id)
    const foreign = await createSessionToken(`${SECRET}-other`, {
      accountId: ACCOUNT,
      userId: 'user-1',
      accountConnectorIds: [id],
      allowedOrigins: [PAGE],
    })
    const read = async (of: string, more: Record<string, string>) =>
      (await serving.send(`${BASE}/connectors/${of}`, { headers: { ...headers, ...more } })).status
    expect(await read(id, { Authorization: `Bearer ${foreign}` })).toBe(401)
    expect(await read(id, { Origin: 'https://other.acme.test' })).toBe(403)
    expect(await read('999', {})).toBe(403)
    const reasons = serving.lines().flatMap(({ reason }) => reason ?? [])
    expect(reasons).toEqual([
      expect.stringContaining('signature'),
      expect.stringContaining('allowedOrigins'),
      expect.stringContaining('accountConnectorIds'),
    ])
    expect(fake.requests).toEqual([])
  })

  it('accepts tokens of the earlier secret while a new one is rolled out', async () => {
    const serving = await start({ SESSION_SECRET: `${SECRET}-next`, SESSION_SECRET_PREVIOUS: SECRET })
    expect((await saveKey(serving, idOf('Sticky'))).status).toBe(200)
  })

  it('works with settings of a JSON file, of which the environment replaces some', async () => {
    const folder = await mkdtemp('/tmp/caw-cli-')
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = `${folder}/settings.json`
    const guides = [{ connector: 'Sticky', before: ['You need a private key.'] }]
    await writeFile(file, JSON.stringify({ hostName: 'From the file', basePath: '/mounted', guides }))
    const serving = await start({ HOST_NAME: '' }, ['--config', file])
    const headers = await headersFor(idOf('Sticky'))
    const read = await serving.send(`/mounted/connectors/${idOf('Sticky')}`, { headers })
    expect(read.status).toBe(200)
    expect(JSON.stringify(await read.json())).toContain('You need a private key.')
  })
})

describe('serve with an ES module', () => {
  it('calls its onConnected, and has its guides', async () => {
    const folder = await mkdtemp('/tmp/caw-cli-')
    onTestFinished(() => rm(folder, { recursive: true }))
    const guides = `${folder}/guides.mjs`
    await writeFile(guides, "export const ours = { connector: 'Sticky', before: ['From a module.'] }")
    const module = `export default {
      guides: [${JSON.stringify(guides)}],
      onConnected: ({ accountConnectorId }) => console.log(JSON.stringify({ message: 'Told', accountConnectorId })),
    }`
    await writeFile(`${folder}/settings.mjs`, module)
    const serving = await start({}, ['--config', `${folder}/settings.mjs`])
    const id = idOf('Sticky')
    const saved = await saveKey(serving, id)
    expect(JSON.stringify(await saved.json())).toContain('From a module.')
    expect(serving.lines()).toContainEqual({ message: 'Told', accountConnectorId: id })
  })
})

describe('serve with a callback that throws later', () => {
  it('logs that as JSON without its text, and ends with 1', async () => {
    const folder = await mkdtemp('/tmp/caw-cli-')
    onTestFinished(() => rm(folder, { recursive: true }))
    const module = `export default { onConnected: () => void setTimeout(() => { throw new Error('${KEY}') }) }`
    await writeFile(`${folder}/settings.mjs`, module)
    const serving = await start({}, ['--config', `${folder}/settings.mjs`])
    await saveKey(serving, idOf('Sticky')).catch(() => undefined)
    expect(await serving.ended).toBe(1)
    expect(serving.said.stderr).toBe('')
    expect(serving.lines().at(-1)).toMatchObject({ level: 'error', message: 'Ended by an unexpected error' })
  })
})

describe('serve with a key set in place of a secret', () => {
  it('reads tokens of its keys, and answers 503 while the keys cannot be fetched', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA')
    let isUp = true
    const keys = createServer(async (_, res) => {
      const jwk = { ...(await exportJWK(publicKey)), kid: '1', alg: 'EdDSA', use: 'sig' }
      res.writeHead(isUp ? 200 : 500, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }))
    })
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void keys.close())
    const jwks = `http://127.0.0.1:${Object(keys.address()).port}/jwks`
    const settings = { SESSION_SECRET: '', SESSION_JWKS_URL: jwks, SESSION_ISSUER: 'https://acme.test' }
    const id = idOf('Sticky')
    const claims = { sub: 'user-1', accountId: ACCOUNT, accountConnectorIds: [id], allowedOrigins: [PAGE] }
    const signed = (issuer: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: '1' })
        .setAudience('connector-auth-wizard')
        .setIssuer(issuer)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey)
    const read = async (serving: Serving, issuer = 'https://acme.test') => {
      const headers = { ...(await headersFor(id)), Authorization: `Bearer ${await signed(issuer)}` }
      return (await serving.send(`${BASE}/connectors/${id}`, { headers })).status
    }
    const serving = await start(settings)
    expect(await read(serving)).toBe(200)
    expect(await read(serving, 'https://elsewhere.test')).toBe(401)
    isUp = false
    expect(await read(await start(settings))).toBe(503)
  })
})

describe('The probes of serve', () => {
  it('say that it is alive, and ready once Cyclr gives a token; many probes cost one token', async () => {
    const serving = await start()
    expect((await serving.send('/healthz')).status).toBe(200)
    const probes = await Promise.all(Array.from({ length: 10 }, () => serving.send('/readyz')))
    expect(new Set(probes.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await probes[0]?.json()).toEqual({ status: 'ok', cyclr: 'ok', store: 'memory' })
    expect(upstream.at('POST', '/oauth/token')).toHaveLength(1)
  })

  it('say that it is not ready when Cyclr refuses the credentials, while it is alive', async () => {
    const serving = await start({ CYCLR_CLIENT_SECRET: 'wrong-client-secret' })
    const ready = await serving.send('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'unavailable', cyclr: 'failed', store: 'memory' })
    await serving.send('/readyz')
    expect((await serving.send('/healthz')).status).toBe(200)
    expect(serving.lines().filter(({ message }) => message === 'Not ready')).toMatchObject([
      { level: 'warn', cyclr: expect.stringContaining('refused the client id or secret'), store: 'memory' },
    ])
  })

  it('say that it is not ready while Redis is down, and that it is when Redis is there', async () => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    await redis.stop()
    const serving = await start({ REDIS_URL: redis.url })
    const down = await serving.send('/readyz')
    expect(down.status).toBe(503)
    expect(await down.json()).toMatchObject({ cyclr: 'ok', store: 'failed' })
    expect(serving.lines().filter(({ message }) => message === 'Redis cannot be reached')).toHaveLength(1)
    await redis.start()
    await expect.poll(async () => (await serving.send('/readyz')).status).toBe(200)
    const told = serving.lines().flatMap(({ message }) => (/ready/i.test(String(message)) ? [message] : []))
    expect(told).toEqual(['Not ready', 'Ready'])
  })

  it('say that it is not ready when Redis refuses the password, which is not logged', async () => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    const serving = await start({ REDIS_URL: redis.url.replace('//', '//:redis-password-canary@') })
    expect(await (await serving.send('/readyz')).json()).toMatchObject({ store: 'failed' })
    await expect.poll(() => serving.said.stdout).toContain('Redis cannot be reached')
  })
})

describe('serve with REDIS_URL and without @redis/client', () => {
  it('does not start, and says what to install, as doctor does among its checks', async () => {
    const folder = await mkdtemp('/tmp/caw-cli-')
    onTestFinished(() => rm(folder, { recursive: true }))
    const program = await copyCli(folder)
    const { code, stderr } = await runCli(['serve'], environment({ REDIS_URL: 'redis://127.0.0.1:1' }), program)
    expect(code).toBe(2)
    expect(stderr).toContain('npm install @redis/client')
    const doctor = await runCli(['doctor'], environment({ REDIS_URL: 'redis://127.0.0.1:1' }), program)
    expect(doctor).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('npm install @redis/client') })
  })
})

describe('Two processes of serve with one Redis', () => {
  it('accept a launch link once in all', async () => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    const [one, two] = await Promise.all([start({ REDIS_URL: redis.url }), start({ REDIS_URL: redis.url })])
    for (const serving of [one, two]) {
      await expect.poll(() => serving.said.stdout).toContain('Connected to Redis')
      expect(await (await serving.send('/readyz')).json()).toMatchObject({ status: 'ok', store: 'ok' })
    }
    const id = idOf('Asana')
    const headers = await headersFor(id)
    const { methods } = await (await one.send(`${BASE}/connectors/${id}`, { headers })).json()
    const body = JSON.stringify({ methodId: methods[0].id, mode: 'popup' })
    const { launchUrl } = await (
      await one.send(`${BASE}/connectors/${id}/oauth`, { method: 'POST', headers, body })
    ).json()
    const { pathname, search } = new URL(launchUrl)
    const window = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }
    const launched = await Promise.all(
      [one, two, one, two].map((serving) => serving.send(pathname + search, { headers: window })),
    )
    expect(launched.map(({ status }) => String(status)).toSorted()).toEqual(['302', '400', '400', '400'])
  })
})

describe('SIGTERM', () => {
  it('lets a save under way finish, accepts no further connection, and ends with 0', async () => {
    const serving = await start()
    const { saving, release, id } = await saveUnderWay(serving)
    serving.signal('SIGTERM')
    await expect.poll(() => serving.said.stdout).toContain('"message":"Stopping"')
    await expect.poll(() => isRefused(serving.origin)).toBe(true)
    release()
    expect(await saving).toMatchObject({ status: 200 })
    expect(await serving.ended).toBe(0)
    expect(fake.find(id).authenticated).toBe(true)
    expect(serving.lines().at(-1)).toMatchObject({ level: 'info', message: 'Stopped' })
  })

  it('ends what takes longer than STOP_SECONDS, without an answer of Cyclr, and says how much that was', async () => {
    const serving = await start({ STOP_SECONDS: '0' })
    const { saving, release } = await saveUnderWay(serving)
    serving.signal('SIGTERM')
    expect(await serving.ended).toBe(0)
    expect(await saving).toBeInstanceOf(Error)
    // Otherwise the proxy would report, ten seconds later, that Cyclr did not answer.
    expect(serving.lines().at(-1)).toMatchObject({ message: 'Stopped' })
    expect(serving.lines()).toContainEqual(expect.objectContaining({ level: 'warn', underWay: 1 }))
    release()
  })

  it('lets a save finish whose client has gone, with its lock in Redis', async () => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    const serving = await start({ REDIS_URL: redis.url })
    await expect.poll(() => serving.said.stdout).toContain('Connected to Redis')
    const client = new AbortController()
    const { saving, release, id } = await saveUnderWay(serving, client.signal)
    client.abort()
    expect(await saving).toBeInstanceOf(Error)
    serving.signal('SIGTERM')
    await expect.poll(() => serving.said.stdout).toContain('"message":"Stopping"')
    await expect.poll(() => isRefused(serving.origin)).toBe(true)
    release()
    expect(await serving.ended).toBe(0)
    expect(fake.find(id).authenticated).toBe(true)
    const inspecting = await createClient({ url: redis.url }).connect()
    expect(await inspecting.keys('caw:limit*')).not.toEqual([])
    expect(await inspecting.keys('caw:lock*')).toEqual([])
    inspecting.destroy()
  })

  it.each(['up', 'down'])('ends a process whose Redis is %s', async (state) => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    if (state === 'down') await redis.stop()
    const serving = await start({ REDIS_URL: redis.url })
    const message = state === 'up' ? 'Connected to Redis' : 'Redis cannot be reached'
    await expect.poll(() => serving.said.stdout).toContain(message)
    serving.signal('SIGTERM')
    expect(await serving.ended).toBe(0)
  })
})

function isRefused(origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      socket.destroy()
      resolve(false)
    })
    socket.on('error', () => resolve(true))
  })
}

/** Starts a save, and resolves when Cyclr has it and does not answer yet. */
async function saveUnderWay(serving: Serving, signal?: AbortSignal) {
  const gate = new EventEmitter()
  const id = idOf('Sticky')
  upstream.script('PUT', `/v1.0/account/connectors/${id}`, async (res, _req, answer) => {
    await once(gate, 'open')
    await sendResponse(res, await answer())
  })
  const saving = saveKey(serving, id, signal).catch((error: unknown) => error)
  await expect.poll(() => upstream.at('PUT', `/v1.0/account/connectors/${id}`).length).toBe(1)
  return { saving, release: () => gate.emit('open'), id }
}
