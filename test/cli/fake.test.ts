import { createServer } from 'node:http'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { start, stop } from '../../demo/server/serveFake.js'
import { buildCli, type Environment, runCli, type Serving, startServe } from './startCli.js'

const HEADERS = { 'X-Connector-Wizard': '1', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }

beforeAll(buildCli)

async function serveFake(more: Environment = {}): Promise<Serving> {
  // The public address has the port in it, so it has to be known before.
  const probe = createServer()
  const port = await start(probe, 0)
  await stop(probe)
  const serving = await startServe({ PORT: String(port), ...more }, ['--fake'])
  onTestFinished(() => serving.signal('SIGKILL'))
  return serving
}

describe('serve --fake', () => {
  it('connects a connector without any setting, on a page that it serves', async () => {
    const serving = await serveFake()
    const { publicUrl } = serving.lines().find(({ message }) => message === 'Listening') ?? {}
    expect(publicUrl).toBe(serving.origin.replace('127.0.0.1', 'localhost'))
    const page = await serving.send('/')
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('<connector-auth-wizard account-connector-id="36308"')

    const read = await serving.send('/connectors/36308', { headers: HEADERS })
    const { name, methods } = await read.json()
    expect(name).toBe('BambooHR')
    const save = async (apiKey: string) => {
      const values = { CompanySubdomain: 'acme' }
      const body = JSON.stringify({ methodId: methods[0].id, apiKey, values })
      return serving.send('/connectors/36308/credentials', { method: 'PUT', headers: HEADERS, body })
    }
    expect((await save('wrong')).status).toBe(422)
    expect(await (await save('right')).json()).toMatchObject({ connector: { authenticated: true } })
  })

  it('is ready, and warns that nothing is connected', async () => {
    const serving = await serveFake()
    expect((await serving.send('/readyz')).status).toBe(200)
    expect(serving.lines()).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('fake') }),
    )
  })

  it('authorizes by session tokens where a secret is set, and serves no page', async () => {
    const serving = await serveFake({ SESSION_SECRET: 'session-secret-canary-0123456789abcdef' })
    expect((await serving.send('/connectors/36308', { headers: HEADERS })).status).toBe(401)
    expect((await serving.send('/')).status).toBe(404)
  })

  it('answers this machine alone', async () => {
    const serving = await serveFake()
    const other = serving.origin.replace('127.0.0.1', '127.0.0.2')
    await expect(fetch(`${other}/healthz`)).rejects.toThrow('fetch failed')
  })

  it('does not start in production, and is no option of other commands', async () => {
    const production = await runCli(['serve', '--fake'], { NODE_ENV: 'production' })
    expect(production).toMatchObject({ code: 2, stderr: expect.stringContaining('NODE_ENV is "production"') })
    const doctor = await runCli(['doctor', '--fake'])
    expect(doctor).toMatchObject({ code: 2, stderr: expect.stringContaining('--fake is an option of serve') })
  })
})
