import { describe, expect, it } from 'vitest'
import type { ConnectorProxyOptions } from '../../src/server.js'
import { ACCOUNT, OTHER_ACCOUNT } from '../../src/testing.js'
import { exchange } from './exchange.js'
import { BASE, ORIGIN } from './harness.js'
import { fake, ID, OWN, policyStage, ROUTES, WIZARD } from './policyStage.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from './serveProxy.js'

const { send, upstream, proxy } = policyStage()

/** Runs the work with another proxy, and closes it. */
const served = async (over: Partial<ConnectorProxyOptions>, work: (to: ServedProxy) => Promise<void>) => {
  const to = await serveProxy(fake, upstream.origin, over, LONG_TIMEOUTS)
  await work(to).finally(to.close)
}

describe('The answer of authorize decides', () => {
  it.each([
    ['is null', () => null, 401, 'unauthenticated'],
    ['is forbidden', () => 'forbidden' as const, 403, 'forbidden'],
    ['rejects', () => Promise.reject(new Error('canary')), 500, 'misconfigured'],
    ['PV-06: is an account with a line break', () => ({ accountId: 'a\r\nX: 1', userId: 'u' }), 500, 'misconfigured'],
    ['PV-06: is an account of other letters', () => ({ accountId: 'コ', userId: 'u' }), 500, 'misconfigured'],
  ])('PA-02: it %s', async (_, authorize, status, code) => {
    await served({ authorize }, async (to) => {
      for (const [method, path, body] of ROUTES) {
        expect(await send(method, path(ID), OWN, body, to)).toMatchObject({ status, code })
      }
      expect(upstream.seen).toEqual([])
      expect(JSON.stringify([to.said, to.log])).not.toContain('canary')
    })
  })

  it('PA-02: it does not answer for five seconds', async () => {
    await served({ authorize: () => new Promise(() => undefined) }, async (to) => {
      const answer = await exchange(
        to.port,
        `GET ${BASE}/connectors/${ID} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\nConnection: close\r\n\r\n`,
        20_000,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 504[^]*"code":"upstream_timeout"/)
      expect(upstream.seen).toEqual([])
    })
  })

  it('PA-03, PA-04: answers for absent, foreign and impossible ids differ only in the request id', async () => {
    const foreign = String(fake.installed({ accountId: OTHER_ACCOUNT })[0]?.id)
    const answers = await Promise.all(
      [foreign, '999999999', '0', 'x'].map((id) => send('GET', `/connectors/${id}`, OWN)),
    )
    const seen = answers.map(({ head, body }) =>
      `${head}${body}`.replace(/([0-9A-F]{4}-){7}[0-9A-F]{4}/gi, 'id').replace(/date: .*/, 'date'),
    )
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('404')
  })

  it('PA-05, PA-06: no header or query of the request reaches Cyclr', async () => {
    const sent = [
      `X-Cyclr-CyclrApi: ${OTHER_ACCOUNT}`,
      'Authorization: Bearer host-canary',
      'Cookie: sid=host-canary',
      'X-Forwarded-For: 6.6.6.6',
      'X-Forwarded-Host: evil-canary.test',
      'Forwarded: for=6.6.6.6;host=evil-canary.test',
      'X-Request-Id: client-canary',
      'Keep-Alive: timeout=99',
    ]
    expect((await send('GET', `/connectors/${ID}?accountId=${OTHER_ACCOUNT}`, [...OWN, ...sent])).status).toBe(200)
    expect(JSON.stringify(fake.requests)).not.toMatch(/canary|6\.6\.6\.6/)
    expect(JSON.stringify(fake.requests)).not.toContain(OTHER_ACCOUNT)
  })

  it('PA-17: launch and return stay on the configured origin', async () => {
    const id = String(fake.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
    const methodId = await proxy.methodOf(id)
    const headers = [...OWN, 'X-Forwarded-Host: evil.test', 'Forwarded: host=evil.test', 'X-Forwarded-Proto: http']
    const { body } = await send('POST', `/connectors/${id}/oauth`, headers, JSON.stringify({ methodId, mode: 'popup' }))
    expect(/"launchUrl":"([^"]+)"/.exec(body)?.[1]).toMatch(new RegExp(`^${ORIGIN}${BASE}/oauth/launch\\?ticket=`))
    expect(body).not.toContain('evil')
  })
})
