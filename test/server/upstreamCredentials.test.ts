import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../src/testing.js'
import { listen } from './adapters.js'
import { answerWith, hang, resetAfter, resetBefore, type Script, type UpstreamServer } from './createUpstreamServer.js'
import { codeOf } from './harness.js'
import { serveForThisTest } from './serveForThisTest.js'
import type { ServedProxy } from './serveProxy.js'

const KEY = 'sk-canary-1'
describe('Saving a credential while Cyclr fails', () => {
  const fake = createFakeCyclr()
  const sticky = String(fake.installed({ name: 'Sticky' })[0]?.id)
  const path = `/v1.0/account/connectors/${sticky}`
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
  })

  const saveKey = async () =>
    proxy.put(`/connectors/${sticky}/credentials`, { methodId: await proxy.methodOf(sticky), apiKey: KEY })

  it('UF-10: accepts 204 without a body, and reads the connector again', async () => {
    upstream.script('PUT', path, async (res, _, answer) => {
      await answer()
      res.writeHead(204).end()
    })
    expect(await (await saveKey()).json()).toMatchObject({ connector: { authenticated: true } })
  })

  it('UF-13: renews a revoked token once, and writes once', async () => {
    upstream.script('PUT', path, answerWith(401))
    expect((await saveKey()).status).toBe(200)
    expect(upstream.at('POST', '/oauth/token')).toHaveLength(2)
    expect(fake.find(sticky).authValue).toBe(KEY)
  })

  it.each([
    ['UF-16: the connector is gone', answerWith(404), 404, 'not_found'],
    ['UF-17: Cyclr refuses the credential', answerWith(400, `{"Message":"${KEY}"}`), 422, 'credentials_rejected'],
    ['UF-17: with another status', answerWith(422, `{"Message":"${KEY}"}`), 422, 'credentials_rejected'],
    ['UF-05: Cyclr is broken', answerWith(500, KEY), 502, 'upstream_error'],
    ['UF-02: Cyclr does not answer', hang, 504, 'upstream_timeout'],
    ['UF-15: Cyclr forbids it', answerWith(403), 500, 'misconfigured'],
  ] satisfies [string, Script, number, string][])('%s', async (_, script, status, code) => {
    upstream.always('PUT', path, script)
    const response = await saveKey()
    expect(response.status).toBe(status)
    expect(await codeOf(response)).toBe(code)
    expect(fake.find(sticky).authenticated).toBe(false)
    // PL-05: an error body of Cyclr may contain what was sent.
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain(KEY)
  })

  it.each([301, 302, 307, 308])(
    'UF-12: does not follow a redirect by %d, on this origin or another',
    async (status) => {
      const received: string[] = []
      const { server, port } = await listen((req, res) => {
        received.push(req.url ?? '')
        res.end('{}')
      })
      for (const origin of [`http://127.0.0.1:${port}`, upstream.origin]) {
        upstream.script('PUT', path, answerWith(status, '', { Location: `${origin}/elsewhere` }))
        expect((await saveKey()).status).toBe(502)
      }
      expect(received).toEqual([])
      expect(upstream.at('PUT', '/elsewhere')).toEqual([])
      expect(fake.find(sticky).authenticated).toBe(false)
      server.close()
    },
  )

  it('succeeds when the answer was lost after the write', async () => {
    upstream.script('PUT', path, resetAfter, resetAfter)
    expect((await saveKey()).status).toBe(200)
    expect(fake.find(sticky)).toMatchObject({ authValue: KEY, authenticated: true })
  })

  it('fails when the answer was lost before the write', async () => {
    upstream.script('PUT', path, hang)
    expect((await saveKey()).status).toBe(504)
    expect(fake.find(sticky).authenticated).toBe(false)
  })

  it('repeats the write after a lost connection', async () => {
    upstream.script('PUT', path, resetBefore)
    expect((await saveKey()).status).toBe(200)
    expect(upstream.at('PUT', path)).toHaveLength(2)
  })

  it('PV-10: sends Cyclr nothing but the credential', async () => {
    await saveKey()
    expect(upstream.at('PUT', path).map(({ body }) => JSON.parse(body))).toEqual([{ AuthValue: KEY }])
  })
})
