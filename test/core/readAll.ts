import type { Connector } from '../../src/core/connector.js'
import * as contract from '../../src/core/contract.js'
import { guides } from '../../src/guides.js'
import { createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, connectorLibrary, createFakeCyclr, type LibraryConnector } from '../../src/testing.js'

export type Read = { name: string; entry: LibraryConnector; connector: Connector }

type Options = {
  withGuides: boolean
  /** Reads the connectors after they were connected. */
  connected?: boolean
  stripSensitive?: boolean
}

/** Reads every connector of the library through the proxy, on the fake Cyclr. */
export async function readAll({ withGuides, connected = false, stripSensitive = false }: Options): Promise<Read[]> {
  const cyclr = createFakeCyclr({ stripSensitive })
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const proxy = createConnectorProxy({
    cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
    publicUrl: 'https://app.acme.test/api/connector-auth',
    host: { name: 'Acme' },
    authorize: () => ({ accountId: ACCOUNT, userId: 'user-1' }),
    guides: withGuides ? guides : [],
    fetch: cyclr.fetch,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  return Promise.all(
    connectorLibrary.map(async (entry) => {
      const [installed] = cyclr.installed({ name: entry.name, accountId: ACCOUNT })
      if (installed === undefined) throw new Error(`${entry.name} is not installed`)
      if (connected) cyclr.authenticate(installed.id, 'stored-before', settingsOf(entry))
      const response = await proxy.fetch(
        new Request(`https://app.acme.test/api/connector-auth/connectors/${installed.id}`, {
          headers: { 'X-Connector-Wizard': '1', 'Sec-Fetch-Site': 'same-origin' },
        }),
      )
      if (response.status !== 200) throw new Error(`${entry.name}: the proxy answered ${response.status}`)
      return { name: entry.name, entry, connector: contract.connector.parse(await response.json()) }
    }),
  )
}

/** A value for every parameter. */
function settingsOf({ parameters }: LibraryConnector): Record<string, string> {
  const asked = parameters.filter(
    ({ IsAccountConnectorProperty, TriggerName }) => IsAccountConnectorProperty && TriggerName === null,
  )
  return Object.fromEntries(asked.map(({ TargetName, example, Values }) => [TargetName, example || (Values[0] ?? 'x')]))
}
