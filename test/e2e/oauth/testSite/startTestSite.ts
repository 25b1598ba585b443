import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Listening } from '../../../../demo/server/serveFake.js'
import { localFetch, serveFake } from '../../../../demo/server/serveFake.js'
import { type ConnectorProxyOptions, createConnectorProxy } from '../../../../src/server.js'
import { toNodeHandler } from '../../../../src/server-node.js'
import { ACCOUNT, createFakeCyclr, type FakeCyclr, type LibraryConnector } from '../../../../src/testing.js'
import { bundleHostPage } from './bundleHostPage.js'
import { hostDocument } from './hostDocument.js'
import type { HostSetup } from './hostPage.js'
import { outerProxy } from './outerProxy.js'
import { type PlainPage, plainDocument } from './plainDocument.js'
import { type Listener, serve } from './serve.js'

export type TestSiteOptions = {
  /** Connectors of the library, one wizard each. @default one with OAuth and without parameters */
  connectors?: readonly string[]
  /** @default the connectors of the library */
  library?: readonly LibraryConnector[]
  /** The script of the host page. @default hostPage.tsx */
  hostPage?: URL
  /** A page of the host's own in place of `hostPage`, with the built package under `/dist/`. */
  plain?: PlainPage
  /** Takes the widget from `dist`. @default from its source */
  packed?: boolean
  wizard?: HostSetup['wizard']
  /** Headers of every response of the host, as set by helmet(). */
  headers?: Record<string, string>
  /** The opener policy that a reverse proxy of the host sets on every response. */
  outerCoop?: string
  /** Serves the proxy on `api.` and the page on `app.` of the same site. */
  sameSiteProxy?: boolean
  /** Shows the page in a frame on another site. `sandbox` is the value of the attribute, or `null` for none. */
  frame?: { sandbox: string | null }
  proxy?: Partial<ConnectorProxyOptions>
}

type SeenRequest = { method: string; path: string; query: URLSearchParams }

export type TestSite = Awaited<ReturnType<typeof startTestSite>>

/** With this header, which helmet() sets, a host page is severed from the windows that it opens. */
export const SEVERED = { 'Cross-Origin-Opener-Policy': 'same-origin' }

export const BASE = '/api/connector-auth'
const NO_PARAMETERS = 'Asana'
/** With ELEMENT=script or ELEMENT=element the tests run on the custom element: `npm run e2e:element`. */
const ELEMENT = process.env['ELEMENT'] ?? ''
const HOST_PAGE = new URL(ELEMENT === '' ? './hostPage.tsx' : './hostElement.ts', import.meta.url)

/** Starts a host page with its proxy, a fake Cyclr and a third party, each on its own site. */
export async function startTestSite(options: TestSiteOptions = {}) {
  const { connectors = [NO_PARAMETERS], headers = {}, frame, sameSiteProxy = false, packed = false, library } = options
  const fake = createFakeCyclr(library && { connectors: library })
  const open: Pick<Listening, 'close'>[] = [await serveFake(fake)]
  const requests: SeenRequest[] = []
  /** Delays `POST …/oauth` before it reaches the proxy. */
  const starting = { delay: 0, held: Promise.resolve() }
  /** `missing`: the scripts that the page loads later are answered 404, as after a deploy. */
  const chunks = { missing: false }
  const files = await bundleHostPage(options.hostPage ?? HOST_PAGE, packed)
  const ids = connectors.map((name) => idOf(fake, name))
  const scope = sameSiteProxy ? '; Domain=acme.localhost' : ''
  const session = frame
    ? '; Path=/; HttpOnly; SameSite=None; Secure; Partitioned'
    : `; Path=/; HttpOnly; SameSite=Lax${scope}`

  let origin = ''
  let proxyOrigin = ''
  const proxy = createConnectorProxy(() => ({
    ...proxyOptions(fake),
    publicUrl: proxyOrigin + BASE,
    ...(sameSiteProxy && { allowedOrigins: [origin] }),
    ...options.proxy,
  }))
  const handle = toNodeHandler(proxy)

  const toProxy: Listener = async (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://host')
    requests.push({ method: req.method ?? '', path: pathname.slice(BASE.length), query: searchParams })
    if (req.method === 'POST' && pathname.endsWith('/oauth')) await Promise.all([sleep(starting.delay), starting.held])
    return handle(req, res)
  }
  const page = options.plain
    ? plainDocument(options.plain, ids)
    : hostDocument(files, headers, () => ({
        ids,
        wizard: { ...(sameSiteProxy && { proxyUrl: proxyOrigin + BASE }), ...options.wizard },
      }))
  const onHost: Listener = (req, res) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    if (req.url?.startsWith(`${BASE}/`)) return toProxy(req, res)
    if (chunks.missing && /^\/(?!host\.|chunk-).*\.js$/.test(req.url ?? '')) return res.writeHead(404).end()
    return page(req, res, { session: `session=mara${session}`, connectTo: proxyOrigin })
  }

  const host = await serve('app.acme.localhost', onHost)
  open.push(host)
  origin = host.origin
  if (options.outerCoop !== undefined) {
    const outer = await serve('app.acme.localhost', outerProxy(host.origin, options.outerCoop))
    open.push(outer)
    origin = outer.origin
  }
  proxyOrigin = origin
  if (sameSiteProxy) {
    const api = await serve('api.acme.localhost', toProxy)
    open.push(api)
    proxyOrigin = api.origin
  }
  let url = `${origin}/settings?tab=apps`
  if (frame) {
    const embedder = await serve('partner.localhost', framing(url, frame.sandbox))
    open.push(embedder)
    url = embedder.origin
  }

  return {
    fake,
    /** The address that the user visits. */
    url,
    /** The origin of the host page. */
    origin,
    /** Its host-side functions. */
    proxy,
    proxyUrl: proxyOrigin + BASE,
    id: ids[0] ?? '',
    ids,
    starting,
    chunks,
    /** Holds `POST …/oauth` back until the returned function is called. */
    holdStart: (): (() => void) => {
      const gate = new EventTarget()
      starting.held = new Promise((resolve) => gate.addEventListener('open', () => resolve()))
      return () => void gate.dispatchEvent(new Event('open'))
    },
    /** All requests that reached the proxy. */
    requests,
    requestsTo: (method: string, path: RegExp | string) =>
      requests.filter(
        (one) => one.method === method && (typeof path === 'string' ? one.path === path : path.test(one.path)),
      ),
    /** Serves another site. */
    serve: async (name: string, listener: Listener): Promise<string> => {
      const more = await serve(name, listener)
      open.push(more)
      return more.origin
    },
    close: async () => void (await Promise.all(open.map((one) => one.close()))),
  }
}

function proxyOptions(fake: FakeCyclr): Omit<ConnectorProxyOptions, 'publicUrl'> {
  return {
    cyclr: {
      apiDomain: fake.options.apiOrigin,
      serviceDomain: fake.options.serviceOrigin,
      clientId: fake.options.clientId,
      clientSecret: fake.options.clientSecret,
      signInUser: 'connector-sign-in',
    },
    host: { name: 'Acme' },
    authorize: ({ headers }) => {
      const userId = userOf(headers)
      const can = ['read', 'connect', 'disconnect', 'check'] as const
      return userId === null ? null : { accountId: ACCOUNT, userId, accountLabel: 'Brightwater Foods', can: [...can] }
    },
    fetch: localFetch,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
}

/** The user who is signed in to the host. */
export function userOf(headers: Headers): string | null {
  return /(?:^|;\s*)session=(\w+)/.exec(headers.get('Cookie') ?? '')?.[1] ?? null
}

function idOf(fake: FakeCyclr, name: string): string {
  const [installed] = fake.installed({ name, accountId: ACCOUNT })
  if (!installed) throw new Error(`The library has no connector "${name}".`)
  return String(installed.id)
}

function framing(url: string, sandbox: string | null): Listener {
  const attribute = sandbox === null ? '' : ` sandbox="${sandbox}"`
  return (_: IncomingMessage, res: ServerResponse) => {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    res.end(
      `<!doctype html><html lang="en"><title>Partner</title><iframe title="Acme" width="600" height="700" src="${url}"${attribute}></iframe>`,
    )
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
