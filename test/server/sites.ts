import { createServer } from 'node:http'
import { localFetch, serveFake, start, stop } from '../../demo/server/serveFake.js'
import { type ConnectorProxyOptions, createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, OWN, optionsWith } from './harness.js'

export type Sites = Awaited<ReturnType<typeof openSites>>

/**
 * The real proxy in front of the fake Cyclr, each on a site of its own over real HTTP, so that a browser can walk through
 * them. `page` is what the host itself serves.
 */
export async function openSites(
  over: Partial<ConnectorProxyOptions> = {},
  page = '<!doctype html><title>Host</title>',
) {
  const cyclr = createFakeCyclr()
  const served = await serveFake(cyclr)
  let origin = ''
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const proxy = createConnectorProxy(() =>
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      publicUrl: `${origin}${BASE}`,
      authorize: () => ({ accountId: ACCOUNT, userId: 'user-1', accountLabel: 'Brightwater Foods' }),
      fetch: localFetch,
      ...over,
    }),
  )
  const handle = toNodeHandler(proxy)
  const server = createServer((req, res) => {
    if (req.url?.startsWith(`${BASE}/`)) return void handle(req, res)
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(page)
  })
  origin = `http://app.localhost:${await start(server, 0)}`

  const send = (path: string, init: RequestInit = {}) =>
    localFetch(`${origin}${BASE}${path}`, { headers: OWN, redirect: 'manual', ...init })
  /** Begins a sign-in as the widget does. */
  const begin = async (id: number | string, body: object = {}) => {
    const connector: { methods: readonly { id: string }[] } = await (await send(`/connectors/${id}`)).json()
    const init = {
      method: 'POST',
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
    send,
    begin,
    status,
    close: async () => {
      await stop(server)
      await served.close()
    },
  }
}
