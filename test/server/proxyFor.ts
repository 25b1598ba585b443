import type { Connector } from '../../src/core/connector.js'
import { connector as connectorSchema } from '../../src/core/contract.js'
import type { ConnectorGuide, GuideTranslation } from '../../src/guides/ConnectorGuide.js'
import { createConnectorProxy } from '../../src/server.js'
import { createFakeCyclr, type LibraryConnector } from '../../src/testing.js'
import { BASE, GRANT, NAVIGATION, ORIGIN, OWN, optionsWith } from './harness.js'

type Setup = {
  guides?: readonly (ConnectorGuide | GuideTranslation)[]
  /** Changes what Cyclr returns for the connector release. */
  release?: (release: Record<string, unknown>) => object
}

const inLanguage = (language: string | undefined) => ({
  ...OWN,
  ...(language !== undefined && { 'Accept-Language': encodeURIComponent(language) }),
})

/** The proxy for one connector on the fake Cyclr, without HTTP in between. */
export function proxyFor(connector: LibraryConnector, { guides = [], release }: Setup = {}) {
  const fake = createFakeCyclr({ connectors: [connector] })
  const [installed] = fake.installed()
  if (!installed) throw new Error('The fake has no connector')
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  const kept = new Map<string, unknown>()
  const proxy = createConnectorProxy(
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      authorize: () => ({ ...GRANT, accountId: installed.accountId }),
      guides,
      store: {
        get: async (key) => kept.get(key),
        set: async (key, value) => void kept.set(key, value),
        delete: async (key) => kept.delete(key),
      },
      fetch: async (input, init) => {
        const response = await fake.fetch(input, init)
        if (!response.ok || !response.headers.get('Content-Type')?.includes('json')) return response
        const json: unknown = await response.json()
        if (!isRecord(json) || !isRecord(json['Connector'])) return Response.json(json, response)
        return Response.json({ ...json, Connector: release?.(json['Connector']) ?? json['Connector'] })
      },
    }),
  )
  const path = `/connectors/${installed.id}`
  const ask = (suffix = '', init: RequestInit = {}) =>
    proxy.fetch(new Request(`${ORIGIN}${BASE}${path}${suffix}`, { headers: OWN, ...init }))
  const write = (method: string, suffix: string) => (body: object, language?: string) =>
    ask(suffix, { method, body: JSON.stringify(body), headers: inLanguage(language) })
  return {
    fake,
    installed,
    /** What the proxy has stored. */
    kept,
    read: async (language?: string): Promise<Connector> =>
      connectorSchema.parse(await (await ask('', { headers: inLanguage(language) })).json()),
    saveParameters: write('PUT', '/parameters'),
    saveCredentials: write('PUT', '/credentials'),
    startOAuth: write('POST', '/oauth'),
    cancelOAuth: (attempt: string) => ask(`/oauth?attempt=${attempt}`, { method: 'DELETE' }),
    /** A page of the proxy, as a navigation of the host's own page. */
    get: (url: string) => proxy.fetch(new Request(url, { headers: NAVIGATION })),
    stored: () => Object.fromEntries(fake.properties(installed.id).map(({ Name, Value }) => [Name, Value])),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
