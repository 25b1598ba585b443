import type { ConnectorSummary } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { type CyclrApi, createCyclrApi } from './createCyclrApi.js'
import { createLock } from './createLock.js'
import type { Upstream } from './createUpstream.js'
import type { AccountConnectorDto } from './dto.js'
import { isAmbiguous } from './faultFrom.js'
import { nameOf, toSummary } from './toConnector.js'

/** An account connector that should be there: which connector of Cyclr's library, in whose account, called what. */
export type EnsureRequest = { accountId: string; connectorId: string | number; name: string }

/** For the host's own server: what is installed in an account, and what should be. Throws `ConnectorAuthError`. */
export type AccountConnectors = {
  /** Every account connector of an account. */
  list: (of: { accountId: string }) => Promise<readonly ConnectorSummary[]>
  /**
   * The account connector of that connector and name, installed if it is not there yet. Asking again, or twice at once,
   * finds the same one. Where the name is another connector's, it gets a number: "Zendesk 2".
   *
   * @example
   * const { accountConnectorId } = await proxy.connectors.ensure({ accountId, connectorId: 2550, name: 'Zendesk' })
   */
  ensure: (wanted: EnsureRequest) => Promise<ConnectorSummary>
}

/** Names that are tried, and how often each is when an answer gets lost. */
const MOST_NAMES = 20
const ROUNDS = 3

export function createAccountConnectors(config: ProxyConfig, upstream: Upstream): AccountConnectors {
  const mutex = createLock()
  return {
    list: async ({ accountId }) =>
      (await createCyclrApi(upstream, accountId).connectors()).map((dto) => toSummary(dto, config)),

    ensure: ({ accountId, connectorId, name }) =>
      mutex.run(`${accountId} ${connectorId}`, async () => {
        if (name.trim() === '') throw new ConnectorAuthError('invalid_request')
        const account = createCyclrApi(upstream, accountId)
        return toSummary(await ensure(account, String(connectorId), name), config)
      }),
  }
}

async function ensure(account: CyclrApi, connectorId: string, name: string): Promise<AccountConnectorDto> {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`
    for (let round = 0; ; round += 1) {
      const named = (await account.connectors()).filter((dto) => nameOf(dto) === candidate)
      const found = named.find(({ Connector }) => Connector.Id === connectorId)
      if (found) return found
      if (named.length > 0) break
      const installed = await install(account, connectorId, candidate)
      if (installed) return installed
      // Taken meanwhile, or installed without an answer: names are unique in an account, so the list tells.
      if (round >= ROUNDS) throw new ConnectorAuthError('upstream_error', { cause: new Error('install was refused') })
    }
  }
  throw new ConnectorAuthError('conflict', { cause: new Error('every name is in use') })
}

async function install(account: CyclrApi, connectorId: string, name: string): Promise<AccountConnectorDto | null> {
  try {
    return await account.install(connectorId, name)
  } catch (error) {
    if (isAmbiguous(error)) return null
    throw error
  }
}
