import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFake } from '../../../demo/server/serveFake.js'
import { connector as connectorSchema } from '../../../src/core/contract.js'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { BASE, codeOf, NAVIGATION, ORIGIN, OWN } from '../harness.js'
import { walkThrough } from '../walkThrough.js'

export type Running = {
  /** Where the framework listens. */
  origin: string
  close: () => Promise<void>
}

/** The environment that `test/readme/frameworks/proxy.ts` reads. */
export type Environment = Record<string, string>

type Framework = {
  /** Starts it with the README's code for it, and waits until it listens. */
  start: (environment: Environment) => Promise<Running>
  /** The path at which the framework gets the requests for `BASE`. */
  path?: string
  /** Appends a slash to the path of each request. */
  trailingSlash?: boolean
  /** Further tests, in the suite's own group. */
  also?: () => void
  /** Of `publicUrl`, for a proxy server that removes its first part. */
  publicPath?: string
}

/** Of the public address, as browsers send it, while `Host` is that of the server behind it. */
const FROM_PAGE = { Origin: ORIGIN }
const SIGNED_IN = { ...OWN, Cookie: 'session=mara' }
const MAX_BODY_BYTES = 32 * 1024

/** What has to work in every framework, over real HTTP. */
export function describeFramework(
  name: string,
  { start, path = BASE, publicPath = BASE, trailingSlash = false, also }: Framework,
): void {
  describe.each([name])('%s', () => {
    const cyclr = createFakeCyclr()
    const idOf = (connector: string) => String(cyclr.installed({ name: connector, accountId: ACCOUNT })[0]?.id)
    let fake: Awaited<ReturnType<typeof serveFake>>
    let running: Running

    const send = (route: string, init: RequestInit = {}) =>
      fetch(running.origin + path + (trailingSlash ? route.replace(/(?=\?|$)/, '/') : route), {
        headers: SIGNED_IN,
        redirect: 'manual',
        ...init,
      })
    const put = (route: string, body: unknown) => send(route, { method: 'PUT', body: JSON.stringify(body) })
    /** What a browser sends to an address of the proxy. */
    const open = (address: string, init: RequestInit) => {
      const { origin, pathname, search } = new URL(address, ORIGIN)
      expect(origin + pathname).toContain(`${ORIGIN}${publicPath}/`)
      return send(pathname.slice(publicPath.length) + search, init)
    }
    const methodOf = async (id: string) =>
      connectorSchema.parse(await (await send(`/connectors/${id}`)).json()).methods[0]?.id ?? ''
    const startSignIn = async (id: string) => {
      const body = JSON.stringify({ methodId: await methodOf(id), mode: 'popup' })
      const response = await send(`/connectors/${id}/oauth`, { method: 'POST', body })
      const answer: { attempt: string; launchUrl: string } = await response.json()
      return answer
    }
    beforeAll(async () => {
      fake = await serveFake(cyclr)
      const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
      running = await start({
        // Node.js does not resolve `*.localhost`.
        CYCLR_API_DOMAIN: `http://127.0.0.1:${new URL(apiOrigin).port}`,
        CYCLR_SERVICE_DOMAIN: serviceOrigin,
        CYCLR_CLIENT_ID: clientId,
        CYCLR_CLIENT_SECRET: clientSecret,
        CYCLR_ACCOUNT_ID: ACCOUNT,
        PUBLIC_URL: `${ORIGIN}${publicPath}`,
      })
    })
    afterAll(async () => {
      await running?.close()
      await fake?.close()
    })

    // First, so that they all need the first access token.
    it('answers requests that arrive at once', async () => {
      const id = idOf('BambooHR')
      const routes = [`/connectors/${id}`, `/connectors?ids=${id}`, `/connectors/${id}/status`]
      const responses = await Promise.all([...routes, ...routes, ...routes].map((route) => send(route)))
      expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200))
      const bodies = await Promise.all(responses.map((response) => response.json()))
      expect(bodies[8]).toEqual(bodies[2])
    })

    it('reads a connector, and its answer is kept by no cache', async () => {
      const response = await send(`/connectors/${idOf('BambooHR')}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(await response.json()).toMatchObject({ name: 'BambooHR', authenticated: false, host: { name: 'Acme' } })
    })

    it('saves a setting in any script', async () => {
      const id = idOf('BambooHR')
      const values = { CompanySubdomain: 'Zürich 日本 😀' }
      expect((await put(`/connectors/${id}/parameters`, { values })).status).toBe(200)
      expect(cyclr.properties(id)).toMatchObject([{ Name: 'CompanySubdomain', Value: values.CompanySubdomain }])
    })

    it('saves a key byte for byte, and removes it', async () => {
      const id = idOf('Sticky')
      const apiKey = ' sk: 日本 😀 __proto__ '
      const response = await put(`/connectors/${id}/credentials`, { methodId: await methodOf(id), apiKey })
      expect(response.status).toBe(200)
      expect(cyclr.find(id)).toMatchObject({ authValue: apiKey, authenticated: true })
      const { 'Content-Type': _, ...bodiless } = SIGNED_IN
      const removed = await send(`/connectors/${id}/credentials`, { method: 'DELETE', headers: bodiless })
      expect(await removed.json()).toMatchObject({ authenticated: false })
    })

    it('signs in with OAuth from the click to the return', async () => {
      const id = idOf('Asana')
      const { attempt, launchUrl } = await startSignIn(id)
      const launched = await open(launchUrl, { headers: NAVIGATION })
      expect(launched.status).toBe(302)
      const back = await walkThrough(cyclr, launched.headers.get('Location') ?? '', 'allow')
      const returned = await open(back ?? '', { headers: {} })
      expect([returned.status, returned.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(returned.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(await (await send(`/connectors/${id}/status?attempt=${attempt}`)).json()).toMatchObject({
        authenticated: true,
        attempt: 'returned',
      })
    })

    it('asks before a window that another site opened, and reads the form of that page', async () => {
      const { launchUrl } = await startSignIn(idOf('Asana'))
      const asked = await open(launchUrl, { headers: { ...NAVIGATION, 'Sec-Fetch-Site': 'cross-site' } })
      const page = await asked.text()
      const ticket = /name="ticket" value="([^"]*)"/.exec(page)?.[1] ?? ''
      const launched = await open(/action="([^"]*)"/.exec(page)?.[1] ?? '', {
        method: 'POST',
        headers: { ...NAVIGATION, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ticket }).toString(),
      })
      expect(launched.status).toBe(302)
      expect(launched.headers.get('Location')).toContain(cyclr.options.serviceOrigin)
    })

    it('answers 401 without a session', async () => {
      const response = await send(`/connectors/${idOf('BambooHR')}`, { headers: OWN })
      expect(await problemOf(response)).toEqual([401, 'application/problem+json', 'unauthenticated'])
    })

    it.each<[string, Record<string, string | undefined>]>([
      ['without the header of the wizard', { 'X-Connector-Wizard': undefined }],
      ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['from an origin that is not allowed', { 'Sec-Fetch-Site': undefined, Origin: 'https://evil.test' }],
    ])('refuses a write %s', async (_, over) => {
      const id = idOf('Sticky')
      const all: Record<string, string | undefined> = { ...SIGNED_IN, ...over }
      const headers = Object.entries(all).flatMap(([key, value]): [string, string][] =>
        value === undefined ? [] : [[key, value]],
      )
      const body = JSON.stringify({ methodId: 'default', apiKey: 'from another site' })
      const response = await send(`/connectors/${id}/credentials`, { method: 'PUT', headers, body })
      expect(response.status).toBe(403)
      expect(cyclr.find(id).authenticated).toBe(false)
    })

    it('answers 404 for a path that the proxy does not know, and 405 for HEAD of the sign-in window', async () => {
      expect(await problemOf(await send('/nothing/here'))).toEqual([404, 'application/problem+json', 'not_found'])
      expect((await send('/oauth/launch?ticket=x', { method: 'HEAD', headers: NAVIGATION })).status).toBe(405)
      const head = await send(`/connectors/${idOf('BambooHR')}`, { method: 'HEAD' })
      expect(await head.text()).toBe('')
    })

    it('refuses a body beyond 32 KiB that is sent in chunks, and keeps serving', async () => {
      const id = idOf('Sticky')
      const text = JSON.stringify({ values: { CompanySubdomain: 'x'.repeat(MAX_BODY_BYTES) } })
      const body = uploadOf(text)
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' }
      expect((await send(`/connectors/${id}/parameters`, init)).status).toBe(413)
      expect((await send(`/connectors/${id}`)).status).toBe(200)
    })

    it.runIf(trailingSlash)('redirects a read and a write without the slash, as the wizard sends them', async () => {
      const address = `${running.origin}${path}/connectors/${idOf('BambooHR')}`
      expect((await fetch(address, { headers: SIGNED_IN })).status).toBe(200)
      const write = { method: 'PUT', body: '{"values":{}}', headers: { ...SIGNED_IN, ...FROM_PAGE } }
      const response = await fetch(`${address}/parameters`, write)
      expect([response.status, response.redirected]).toEqual([200, true])
    })

    also?.()
  })
}

/** Ends later than it is refused, but does end: body parsers read all of it first. */
function uploadOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(text))
      setTimeout(() => controller.close(), 100)
    },
  })
}

async function problemOf(response: Response): Promise<readonly unknown[]> {
  return [response.status, response.headers.get('Content-Type'), await codeOf(response)]
}
