import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../ProxyOptions.js'
import type { Connections } from './Connections.js'
import { createAccount } from './createAccount.js'
import { createMutex } from './createMutex.js'
import { createSignIn } from './createSignIn.js'
import { createUpstream, UPSTREAM_TIMEOUT } from './createUpstream.js'
import type { AccountConnectorDto } from './dto.js'
import { saveCredentials } from './saveCredentials.js'
import { saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { guideOf, toConnector, toSummary } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { isSecret, settable } from './toParameters.js'

/** Account connectors as the proxy works with them. The only door to Cyclr. */
export function createConnections(config: ProxyConfig, timeout = UPSTREAM_TIMEOUT): Connections {
  const upstream = createUpstream(config, timeout)
  const mutex = createMutex()
  const accountOf = ({ accountId }: { accountId: string }) => createAccount(upstream, accountId)
  /** Writes to one account connector happen one after the other. */
  const exclusively = <T>({ accountId }: Pick<Grant, 'accountId'>, id: string, work: () => Promise<T>) =>
    mutex.run(`${accountId} ${id}`, work)
  const read = async (grant: Grant, id: string) => toConnector(await accountOf(grant).connector(id), id, grant, config)

  return {
    list: async (grant, ids) => {
      const wanted = new Set(ids)
      const isThere = (found: readonly AccountConnectorDto[]) =>
        found.filter(({ Id }) => wanted.has(Id)).length === wanted.size
      const found = new Map((await accountOf(grant).connectors(isThere)).map((dto) => [dto.Id, dto]))
      return [...wanted].flatMap((id) => {
        const dto = found.get(id)
        return dto ? [toSummary(dto, config)] : []
      })
    },

    read,

    lookup: async (grant, id, name) => {
      const account = accountOf(grant)
      const { Connector } = await account.connector(id)
      const parameter = Connector.Parameters.find(({ TargetName }) => TargetName === name)
      const trigger = Connector.Triggers.find(({ Name }) => Name !== null && Name === parameter?.TriggerName)
      if (!trigger || !parameter?.IsAccountConnectorProperty) throw new ConnectorAuthError('not_found')
      return account.lookUp(id, trigger.TriggerId).catch(asConflict)
    },

    saveParameters: (grant, id, values) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const dto = await account.connector(id)
        const methods = toMethods(dto, guideOf(dto, config))
        const only = methods.length === 1 ? (methods[0] ?? null) : null
        const changes = settingsFor(config, grant, dto, only, values)
        await saveProperties(account, id, changes, dto.Properties, config.logger)
        return read(grant, id)
      }),

    saveCredentials: (grant, id, body) =>
      exclusively(grant, id, async () => {
        const verification = await saveCredentials(config, grant, accountOf(grant), id, body)
        return { connector: await read(grant, id), verification }
      }),

    removeCredentials: (grant, id) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const dto = await account.connector(id)
        await account.deauthenticate(id)
        await saveProperties(account, id, secretsOf(dto, config), dto.Properties, config.logger)
        return read(grant, id)
      }),

    ...createSignIn(config, { accountOf, exclusively }),
  }
}

/** Every secret setting, and the login of a password grant. */
function secretsOf(dto: AccountConnectorDto, config: ProxyConfig): Map<string, null> {
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  const secrets = settable(dto, methods).filter((parameter) =>
    isSecret(parameter, guide?.fields?.[parameter.TargetName]),
  )
  const login = methods.some(({ kind }) => kind === 'password') ? ['Username', 'Password'] : []
  return new Map([...secrets.map(({ TargetName }) => TargetName), ...login].map((name) => [name, null]))
}

/** Cyclr refuses to look up what is not authenticated (any more): the wizard had better look again. */
function asConflict(error: unknown): never {
  const refused = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
  throw refused ? new ConnectorAuthError('conflict', { cause: error.cause }) : error
}
