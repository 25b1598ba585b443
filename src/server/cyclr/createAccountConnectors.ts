import type { ConnectorSummary } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { type CyclrApi, createCyclrApi } from './createCyclrApi.js'
import type { CyclrClient } from './createCyclrClient.js'
import { createLock } from './createLock.js'
import { isAmbiguous } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'
import { nameOf, toSummary } from './toConnector.js'

/** The account connector that should exist: its account, its connector in Cyclr's library, and its name. */
export type EnsureRequest = { accountId: string; connectorId: string | number; name: string }

/** For the host's own server: lists and installs the account connectors of any account. Throws `ConnectorAuthError`. */
export type AccountConnectors = {
  /** Every account connector of an account. */
  list: (of: { accountId: string }) => Promise<readonly ConnectorSummary[]>
  /**
   * The account connector of that connector and name, installed if there is none. Repeated and concurrent calls return the
   * same one. When another connector has the name, a number is added: "Zendesk 2".
   *
   * @example
   * const { accountConnectorId } = await proxy.connectors.ensure({ accountId, connectorId: 2550, name: 'Zendesk' })
   */
  ensure: (request: EnsureRequest) => Promise<ConnectorSummary>
}

/** "Zendesk", "Zendesk 2", … */
const MAX_NAMES = 20
/** Attempts to install under one name when answers are lost. */
const MAX_RETRIES = 3

export function createAccountConnectors(config: ProxyConfig, client: CyclrClient): AccountConnectors {
  const lock = createLock(config)
  return {
    list: async ({ accountId }) =>
      (await createCyclrApi(client, accountId).connectors()).map((dto) => toSummary(dto, config)),

    ensure: ({ accountId, connectorId, name }) =>
      lock.run(`${accountId} ${connectorId}`, async () => {
        if (name.trim() === '') throw new ConnectorAuthError('invalid_request')
        const api = createCyclrApi(client, accountId)
        return toSummary(await ensure(api, String(connectorId), name), config)
      }),
  }
}

async function ensure(api: CyclrApi, connectorId: string, name: string): Promise<AccountConnectorDto> {
  for (let number = 1; number <= MAX_NAMES; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`
    for (let retry = 0; ; retry += 1) {
      const named = (await api.connectors()).filter((dto) => nameOf(dto) === candidate)
      const found = named.find(({ Connector }) => Connector.Id === connectorId)
      if (found) return found
      if (named.length > 0) break
      const installed = await install(api, connectorId, candidate)
      if (installed) return installed
      // The name was taken in the meantime, or the answer was lost. Names are unique in an account: list them again.
      if (retry >= MAX_RETRIES)
        throw new ConnectorAuthError('upstream_error', { cause: new Error('the install was refused') })
    }
  }
  throw new ConnectorAuthError('conflict', { cause: new Error('all names are in use') })
}

async function install(api: CyclrApi, connectorId: string, name: string): Promise<AccountConnectorDto | null> {
  try {
    return await api.install(connectorId, name)
  } catch (error) {
    if (isAmbiguous(error)) return null
    throw error
  }
}
