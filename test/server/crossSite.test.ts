import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorizeWithSessionToken, createSessionToken } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { listen } from './adapters.js'
import { createUpstreamServer, type UpstreamServer } from './createUpstreamServer.js'
import { BASE } from './harness.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from './serveProxy.js'

const SECRET = 'a-session-secret-of-32-bytes-or-more'
const fake = createFakeCyclr()
const id = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
let upstream: UpstreamServer
let browser: Browser
let pages: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  // Serves pages for every host name.
  pages = await listen((_, res) => res.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><body>'))
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
})
afterAll(async () => {
  await browser.close()
  pages.server.closeAllConnections()
  pages.server.close()
  await upstream.close()
})
beforeEach(() => {
  fake.reset()
  upstream.reset()
})

const pageOn = async (host: string) => {
  const page = await browser.newPage()
  await page.goto(`http://${host}:${pages.port}/`)
  return page
}
const addressOf = (proxy: ServedProxy) => `http://app.localhost:${proxy.port}${BASE}`

describe('A page of another site, in a real browser', () => {
  // The worst case: every request is authorized, as with a cookie of SameSite=None.
  it('PA-15: writes nothing with a form, a simple request or a preflighted one', async () => {
    const proxy = await serveProxy(fake, upstream.origin, {}, LONG_TIMEOUTS)
    const page = await pageOn('evil.localhost')
    const asked: string[] = []
    page.on('request', (request) => void asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    const target = `${addressOf(proxy)}/connectors/${id}`

    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const navigated = page.waitForResponse((response) => response.url().endsWith('/oauth'))
      await page.evaluate(
        ([action = '', enctype = '']) => {
          document.body.innerHTML = `<form method="post" action="${action}" enctype="${enctype}">
            <input name='{"methodId":"default","mode":"popup","x":"' value='"}'></form>`
          document.querySelector('form')?.submit()
        },
        [`${target}/oauth`, type],
      )
      expect((await navigated).status()).toBe(403)
      await page.waitForURL(/\/oauth$/)
      await page.goto(`http://evil.localhost:${pages.port}/`)
    }

    const outcomes = await page.evaluate(async (address) => {
      const body = '{"values":{}}'
      const tries: [string, RequestInit][] = [
        ['/oauth', { method: 'POST', mode: 'no-cors', credentials: 'include', body }],
        ['/oauth', { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': 'application/json' }, body }],
        ['/verification', { method: 'POST', mode: 'no-cors', body }],
        ['/parameters', { method: 'PUT', credentials: 'include', headers: { 'X-Connector-Wizard': '1' }, body }],
        ['/credentials', { method: 'DELETE', credentials: 'include', headers: { 'X-Connector-Wizard': '1' } }],
        ['', { headers: { 'X-Connector-Wizard': '1' } }],
        ['', { mode: 'no-cors' }],
      ]
      const answer = ([path, init]: [string, RequestInit]) =>
        fetch(address + path, init).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        )
      return Promise.all(tries.map(answer))
    }, target)
    expect(outcomes).toEqual(['opaque 0', 'opaque 0', 'opaque 0', 'refused', 'refused', 'refused', 'opaque 0'])

    expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(6)
    // Not even a read reached Cyclr.
    expect(upstream.seen).toEqual([])
    expect(fake.find(id).authenticated).toBe(false)
    await page.close()
    await proxy.close()
  })

  it('works on an allowed origin with a session token, and on no other with the same token', async () => {
    const allowed = `http://widget.localhost:${pages.port}`
    const other = `http://other.localhost:${pages.port}`
    const proxy = await serveProxy(
      fake,
      upstream.origin,
      {
        authorize: authorizeWithSessionToken(SECRET),
        allowedOrigins: [allowed, other],
      },
      LONG_TIMEOUTS,
    )
    const token = await createSessionToken(SECRET, {
      accountId: ACCOUNT,
      userId: 'user-1',
      accountConnectorIds: [id],
      allowedOrigins: [allowed],
    })
    const use = async (host: string) => {
      const page = await pageOn(host)
      const outcomes = await page.evaluate(
        async ([address = '', bearer = '']) => {
          const headers = {
            'X-Connector-Wizard': '1',
            Authorization: `Bearer ${bearer}`,
            'Content-Type': 'application/json',
          }
          const answer = (path: string, init: RequestInit) =>
            fetch(address + path, { headers, ...init }).then(
              ({ status, headers: answered }) => `${status} ${answered.get('X-Request-Id')?.length}`,
              () => 'refused',
            )
          return [await answer('', {}), await answer('/parameters', { method: 'PUT', body: '{"values":{}}' })]
        },
        [`${addressOf(proxy)}/connectors/${id}`, token],
      )
      await page.close()
      return outcomes
    }
    expect(await use('widget.localhost')).toEqual(['200 39', '200 39'])
    expect(await use('other.localhost')).toEqual(['403 39', '403 39'])
    expect(await use('evil.localhost')).toEqual(['refused', 'refused'])
    await proxy.close()
  })
})
