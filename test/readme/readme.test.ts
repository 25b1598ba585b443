import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { serveFake, start, stop } from '../../demo/server/serveFake.js'
import { createConnectorProxy } from '../../src/server.js'
import { createFakeCyclr } from '../../src/testing.js'
import { optionsWith } from '../server/harness.js'
import { startRedis } from '../server/startRedis.js'

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

describe('The README', () => {
  it.each(['Integration.tsx', 'SetUp.tsx', 'OwnForm.tsx', 'server.ts', 'redis.ts'])(
    'shows %s as it is run here',
    async (name) => {
      const source = await readFile(new URL(name, import.meta.url), 'utf8')
      expect(readme).toContain(`\n${source}\`\`\`\n`)
    },
  )

  it('names files that exist', async () => {
    const files = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) await expect(readFile(new URL(`../../${file}`, import.meta.url))).resolves.toBeDefined()
  })

  it('names no script that package.json lacks', async () => {
    const { scripts }: { scripts: object } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    for (const [, name = ''] of readme.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name)
  })
})

describe("The README's server", async () => {
  const cyclr = createFakeCyclr()
  const served = await serveFake(cyclr)
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  vi.stubEnv('CYCLR_API_DOMAIN', apiOrigin.replace('api.cyclr.localhost', '127.0.0.1'))
  vi.stubEnv('CYCLR_SERVICE_DOMAIN', serviceOrigin)
  vi.stubEnv('CYCLR_CLIENT_ID', clientId)
  vi.stubEnv('CYCLR_CLIENT_SECRET', clientSecret)
  const { app } = await import('./server.js')
  const server = createServer(app)
  const port = await start(server, 0)
  afterAll(() => Promise.all([stop(server), served.close()]))

  const ask = (cookie: string) =>
    fetch(`http://127.0.0.1:${port}/api/connector-auth/connectors/36308`, {
      headers: { 'X-Connector-Wizard': '1', Cookie: cookie },
    })

  it('returns a connector to a signed-in user', async () => {
    const response = await ask('session=mara')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ name: 'BambooHR', host: { name: 'Acme' } })
  })

  it('answers 401 without a session', async () => {
    expect((await ask('')).status).toBe(401)
  })
})

describe("The README's store in Redis", () => {
  it('serves a proxy that knows which launch links were used', async () => {
    const redis = await startRedis()
    vi.stubEnv('REDIS_URL', redis.url)
    const { shared } = await import('./redis.js')
    const proxy = createConnectorProxy(optionsWith(shared))
    await proxy.ready()
    expect(await shared.store.setIfAbsent('caw:used:1', 'used', 1_000)).toBe(true)
    expect(await shared.store.setIfAbsent('caw:used:1', 'used', 1_000)).toBe(false)
    shared.rateLimit.redis.destroy()
    await redis.close()
  })
})
