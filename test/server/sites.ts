import { createServer } from 'node:http'
import { localFetch, serveFake, start, stop } from '../../demo/server/serveFake.js'
import { type ConnectorProxyOptions, createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, OWN, optionsWith } from './harness.js'

export type Sites = Awaited<ReturnType<typeof openSites>>

const PAGE = '<!doctype html><title>Host</title>'
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" width="26" height="26"><rect width="26" height="26"/></svg>'

type Setup = {
  /** Host name of the proxy. @default app.localhost */
  host?: string
  /** Of the host's own page, and whatever else it serves. */
  page?: string
  /** Gets the port that all host names share. */
  options?: (port: number) => Partial<ConnectorProxyOptions>
}

/**
 * The proxy in front of the fake Cyclr, each on its own site over real HTTP, for tests in a browser. The host's pages are
 * served under every host name.
 */
export async function openSites({ host = 'app.localhost', page = PAGE, options = () => ({}) }: Setup = {}) {
  const cyclr = createFakeCyclr()
  const served = await serveFake(cyclr)
  let port = 0
  const originOf = () => `http://${host}:${port}`
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const proxy = createConnectorProxy(() =>
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      publicUrl: `${originOf()}${BASE}`,
      authorize: () => ({ accountId: ACCOUNT, userId: 'user-1', accountLabel: 'Brightwater Foods' }),
      fetch: localFetch,
      ...options(port),
    }),
  )
  const handle = toNodeHandler(proxy)
  const server = createServer((req, res) => {
    if (req.url?.startsWith(`${BASE}/`)) return void handle(req, res)
    const isIcon = req.url?.startsWith('/icon.svg') ?? false
    res.setHeader('Content-Type', isIcon ? 'image/svg+xml' : 'text/html; charset=utf-8')
    res.end(isIcon ? ICON : page)
  })
  port = await start(server, 0)
  const origin = originOf()

  const send = (path: string, init: RequestInit = {}) =>
    localFetch(`${origin}${BASE}${path}`, { headers: OWN, redirect: 'manual', ...init })
  /** Starts a sign-in as the widget does. */
  const begin = async (id: number | string, body: object = {}, headers: Record<string, string> = {}) => {
    const connector: { methods: readonly { id: string }[] } = await (await send(`/connectors/${id}`)).json()
    const init = {
      method: 'POST',
      headers: { ...OWN, ...headers },
      body: JSON.stringify({ methodId: connector.methods[0]?.id, mode: 'popup', ...body }),
    }
    const answer: { attempt: string; launchUrl: string } = await (await send(`/connectors/${id}/oauth`, init)).json()
    return answer
  }
  const status = async (id: number | string, query: Record<string, string>): Promise<unknown> =>
    (await send(`/connectors/${id}/status?${new URLSearchParams(query)}`)).json()

  return {
    cyclr,
    origin,
    port,
    send,
    begin,
    status,
    close: async () => {
      await stop(server)
      await served.close()
    },
  }
}
