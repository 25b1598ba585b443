import type { ConnectorSummary } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { ID_PATTERN } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { type CyclrApi, createCyclrApi } from './createCyclrApi.js'
import type { CyclrClient } from './createCyclrClient.js'
import { createLock } from './createLock.js'
import { isAmbiguous, isNotFound, isRefusal } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'
import { nameOf, toSummary } from './toConnector.js'

/**
 * The account connector that should exist: its account, its name, and its connector in Cyclr's library, by name or by the
 * id of a release. A new release has another id, and the same name. `version`: only an installed one of it counts.
 */
export type EnsureRequest = {
  /** Id of the Cyclr account. */
  accountId: string
  /** The name of the account connector, as users see it. Not empty. */
  name: string
} & (
  | { connectorId: string | number; connectorName?: undefined; version?: undefined }
  | { connectorName: string; version?: string | undefined; connectorId?: undefined }
)

/** For the host's own server: lists and installs the account connectors of any account. */
export type AccountConnectors = {
  /**
   * Every account connector of an account.
   *
   * @throws A `ConnectorAuthError`, such as of code `upstream_error` when Cyclr cannot be reached.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function idsOf(accountId: string): Promise<readonly string[]> {
   *   const connectors = await proxy.connectors.list({ accountId })
   *   return connectors.map(({ accountConnectorId }) => accountConnectorId)
   * }
   */
  list: (of: { accountId: string }) => Promise<readonly ConnectorSummary[]>
  /**
   * The account connector of that connector and name, installed if there is none; one of an earlier release counts.
   * Repeated and concurrent calls return the same one. When another connector has the name, a number is added: "Zendesk 2".
   *
   * @throws A `ConnectorAuthError`: of code `install_refused` when Cyclr refuses for another reason than the name, such as a
   * draft release; `not_found` for an unknown connector; `invalid_request` for an empty name.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function installZendesk(accountId: string): Promise<string> {
   *   const installed = await proxy.connectors.ensure({ accountId, connectorName: 'Zendesk', name: 'Zendesk' })
   *   return installed.accountConnectorId
   * }
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

    ensure: (request) =>
      lock.run(`${request.accountId} ${request.name}`, async ({ until }) => {
        const { accountId, connectorId, name } = request
        if (name.trim() === '') throw new ConnectorAuthError('invalid_request')
        if (connectorId !== undefined && !ID_PATTERN.test(String(connectorId)))
          throw new ConnectorAuthError('not_found')
        return toSummary(await ensure(createCyclrApi(client, accountId, { until }), request), config)
      }),
  }
}

async function ensure(api: CyclrApi, request: EnsureRequest): Promise<AccountConnectorDto> {
  for (let number = 1; number <= MAX_NAMES; number += 1) {
    const candidate = number === 1 ? request.name : `${request.name} ${number}`
    let refusal: unknown = null
    for (let retry = 0; ; retry += 1) {
      const named = (await api.connectors()).filter((dto) => nameOf(dto) === candidate)
      for (const dto of named) if (await isRequested(api, dto.Connector, request)) return dto
      if (named.length > 0) break
      // Cyclr says in words only why it refused: with the name free, it was about something else.
      if (refusal !== null) throw new ConnectorAuthError('install_refused', { cause: refusal })
      if (retry > MAX_RETRIES) {
        throw new ConnectorAuthError('upstream_error', { cause: new Error('the answers to the install were lost') })
      }
      try {
        return await api.install(String(request.connectorId ?? request.connectorName), candidate)
      } catch (error) {
        if (isRefusal(error)) refusal = error
        else if (!isAmbiguous(error)) throw error
      }
    }
  }
  throw new ConnectorAuthError('conflict', { cause: new Error('all names are in use') })
}

/** Whether an installed connector is the requested one. Its release may be an earlier one, which has another id (O). */
async function isRequested(
  api: CyclrApi,
  { Id, Name, Version }: AccountConnectorDto['Connector'],
  { connectorId, connectorName, version, name }: EnsureRequest,
): Promise<boolean> {
  if (connectorId === undefined) return Name === connectorName && (version === undefined || version === Version)
  if (Id === null || Id === String(connectorId)) return Id !== null
  const [installed, requested] = await Promise.all([Id, String(connectorId)].map((id) => methodsOf(api, id)))
  // Where the methods cannot be read, an installed connector that bears its own name is taken for a release of it (A).
  if (!installed?.length || !requested?.length) return Name === name
  return installed.some((method) => requested.includes(method))
}

async function methodsOf(api: CyclrApi, connectorId: string): Promise<readonly string[]> {
  return api.methodsOf(connectorId).catch((error: unknown) => {
    if (isNotFound(error) || isRefusal(error)) return []
    throw error
  })
}
