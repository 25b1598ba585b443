import { EventEmitter, once } from 'node:events'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { AuditEvent, BeforeDisconnect, ConnectionEvent, DisconnectContext } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { answerWith, hang, type UpstreamServer } from './createUpstreamServer.js'
import { CONNECTOR, createHarness, GRANT } from './harness.js'
import { serveForThisTest } from './serveForThisTest.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from './serveProxy.js'

const CANARY = 'canary-of-the-host'
const RUN = /\/test\//

describe('beforeDisconnect', () => {
  const fake = createFakeCyclr()
  const id = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
  const revoke = fake.testMethodOf(id)
  const audits: AuditEvent[] = []
  const disconnected: ConnectionEvent[] = []
  let upstream: UpstreamServer
  let proxy: ServedProxy

  const start = async (beforeDisconnect: BeforeDisconnect, timeouts = LONG_TIMEOUTS) => {
    ;({ upstream, proxy } = await serveForThisTest(
      fake,
      {
        beforeDisconnect,
        onAudit: (event) => void audits.push(event),
        onDisconnected: (event) => void disconnected.push(event),
      },
      timeouts,
    ))
    fake.authenticate(id, 'good')
  }
  beforeEach(() => {
    audits.length = 0
    disconnected.length = 0
  })
  const disconnect = (of = proxy) => of.send(`/connectors/${id}/credentials`, { method: 'DELETE' })
  /** The calls that change something, in order. */
  const writes = () =>
    upstream.seen
      .filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')
      .map(({ method, path }) => `${method} ${path.slice(path.indexOf(id) + id.length)}`)

  it('runs a named method while the credentials still work, and then disconnects', async () => {
    const contexts: Omit<DisconnectContext, 'runMethod'>[] = []
    const results: unknown[] = []
    await start(async ({ runMethod, ...context }) => {
      contexts.push(context)
      upstream.script('POST', RUN, answerWith(200, '{"revoked":true}'))
      results.push(await runMethod(revoke))
    })
    const response = await disconnect()
    expect([response.status, fake.find(id).authenticated]).toEqual([200, false])
    expect(writes()).toEqual([`POST /test/${revoke}`, 'PUT /deauthenticate'])
    expect(results).toEqual([{ revoked: true }])
    const { release } = fake.find(id)
    expect(contexts).toEqual([
      {
        accountId: ACCOUNT,
        userId: 'user-1',
        accountConnectorId: id,
        connector: { name: 'Sticky', releaseId: String(release.Id), version: '1.0' },
        requestId: response.headers.get('X-Request-Id'),
      },
    ])
    expect(audits).toMatchObject([{ action: 'removeCredentials', outcome: 'ok', beforeDisconnect: 'ok' }])
    expect(disconnected).toHaveLength(1)
    expect(proxy.log).toEqual([])
  })

  it('is not called for a connector without credentials', async () => {
    const hook = vi.fn<BeforeDisconnect>()
    await start(hook)
    Object.assign(fake.find(id), { authenticated: false, authValue: null })
    expect((await disconnect()).status).toBe(200)
    expect(hook).not.toHaveBeenCalled()
    expect(audits[0]).not.toHaveProperty('beforeDisconnect')
  })

  it('is not called for a user who may not disconnect', async () => {
    const hook = vi.fn<BeforeDisconnect>()
    await start(hook)
    const closed = await serveProxy(fake, upstream.origin, {
      authorize: () => ({ accountId: ACCOUNT, userId: 'u', can: ['read', 'connect'] }),
      beforeDisconnect: hook,
    })
    onTestFinished(closed.close)
    expect((await disconnect(closed)).status).toBe(403)
    expect(hook).not.toHaveBeenCalled()
  })

  it.each([
    ['throws', () => Promise.reject(new Error(CANARY))],
    [
      'throws at once',
      () => {
        throw new TypeError(CANARY)
      },
    ],
    ['throws a text', () => Promise.reject(CANARY)],
    ['rejects with a response', () => Promise.reject(new Response(CANARY, { status: 403 }))],
    ['runs a method that the provider refuses', runs(() => upstream.always('POST', RUN, answerWith(400, CANARY)))],
    ['runs a method from an address that is not approved', runs(() => upstream.always('POST', RUN, answerWith(403)))],
    ['runs a method that does not exist', runs(() => upstream.always('POST', RUN, answerWith(404, CANARY)))],
    ['runs a method that does not answer', runs(() => upstream.always('POST', RUN, hang))],
    ['runs a method that answers a page', runs(() => upstream.always('POST', RUN, answerWith(200, `<p>${CANARY}`)))],
    ['runs a method by another id than a GUID', ({ runMethod }: DisconnectContext) => runMethod(`../${CANARY}`)],
  ])('disconnects all the same when it %s: logged and audited', async (_, hook) => {
    await start(hook, { headersMs: 300, callMs: 500 })
    const response = await disconnect()
    expect([response.status, await response.json()]).toMatchObject([200, { authenticated: false }])
    expect(fake.find(id)).toMatchObject({ authenticated: false, authValue: null })
    expect(audits).toMatchObject([{ outcome: 'ok', beforeDisconnect: 'failed' }])
    expect(disconnected).toHaveLength(1)
    expect(proxy.log).toMatchObject([
      { level: 'error', fields: { callback: 'beforeDisconnect', reason: expect.stringMatching(/\w/) } },
    ])
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain(CANARY)
  })

  function runs(make: () => void): BeforeDisconnect {
    return ({ runMethod }) => {
      make()
      return runMethod(revoke)
    }
  }

  it.each(['', '..', `../${id}/deauthenticate`, `${revoke}/..`, revoke.replaceAll('-', ''), `{${revoke}}`])(
    'calls nothing for the method "%s"',
    async (method) => {
      await start(async ({ runMethod }) => {
        await expect(runMethod(method)).rejects.toMatchObject({ code: 'invalid_request' })
      })
      expect((await disconnect()).status).toBe(200)
      expect(audits).toMatchObject([{ beforeDisconnect: 'ok' }])
      expect(writes()).toEqual(['PUT /deauthenticate'])
    },
  )

  it('ignores what it returns, and a failure that it handles', async () => {
    await start(async ({ runMethod }) => {
      upstream.script('POST', RUN, answerWith(403))
      const code = await runMethod(revoke).catch((error: unknown) => Object(error).code)
      return code === 'upstream_auth' ? false : Promise.reject(new Error(String(code)))
    })
    expect((await disconnect()).status).toBe(200)
    expect(fake.find(id).authenticated).toBe(false)
    expect(audits).toMatchObject([{ beforeDisconnect: 'ok' }])
  })

  it('is audited too when the disconnect itself fails, and is called again with the next one', async () => {
    const hook = vi.fn<BeforeDisconnect>()
    await start(hook)
    upstream.script('PUT', /deauthenticate/, answerWith(500))
    expect((await disconnect()).status).toBe(502)
    expect((await disconnect()).status).toBe(200)
    expect(audits).toMatchObject([
      { outcome: 'upstream_error', beforeDisconnect: 'ok' },
      { outcome: 'ok', beforeDisconnect: 'ok' },
    ])
    expect(hook).toHaveBeenCalledTimes(2)
  })

  it('is awaited for ten seconds; afterwards it can run no method', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const ran: string[] = []
    let late: Promise<unknown> = Promise.resolve()
    const called = new EventEmitter()
    const isCalled = once(called, 'called')
    const { ask, lines } = createHarness({
      options: {
        authorize: () => ({ ...GRANT, can: ['read', 'disconnect'] }),
        onAudit: (event) => void audits.push(event),
        beforeDisconnect: ({ runMethod }) => {
          late = new Promise((resolve) => setTimeout(resolve, 10_001)).then(() => runMethod(revoke))
          called.emit('called')
          return late
        },
      },
      service: {
        removeCredentials: async (_grant, _id, before) => {
          await before({
            connector: { name: 'Sticky', releaseId: '1', version: null },
            runMethod: async (method) => void ran.push(method),
          })
          ran.push('deauthenticate')
          return CONNECTOR
        },
      },
    })
    const response = ask('/connectors/36328/credentials', { method: 'DELETE' })
    await isCalled
    await vi.advanceTimersByTimeAsync(9_999)
    expect(ran).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect((await response).status).toBe(200)
    await vi.advanceTimersByTimeAsync(1)
    await expect(late).rejects.toMatchObject({ code: 'request_timeout' })
    expect(ran).toEqual(['deauthenticate'])
    expect(audits).toMatchObject([{ outcome: 'ok', beforeDisconnect: 'failed' }])
    expect(lines).toMatchObject([{ level: 'error', fields: { reason: 'took longer than 10000 ms' } }])
  })
})
