import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { askThirdParty } from './askThirdParty.js'
import type { ConnectorService, ReadOptions } from './ConnectorService.js'
import { createCyclrApi } from './createCyclrApi.js'
import { createLock } from './createLock.js'
import { createSharedReads } from './createSharedReads.js'
import { createSignIn } from './createSignIn.js'
import { createUpstream } from './createUpstream.js'
import type { AccountConnectorDto } from './dto.js'
import { saveCredentials } from './saveCredentials.js'
import { saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { guideOf, toConnector, toSummary } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { isSecret, settable } from './toParameters.js'

/** Account connectors as the proxy works with them. The only door to Cyclr. */
export function createConnectorService(config: ProxyConfig, upstream = createUpstream(config)): ConnectorService {
  const mutex = createLock()
  const reads = createSharedReads<AccountConnectorDto>()
  const accountOf = ({ accountId }: Place, { signal }: ReadOptions = {}) => createCyclrApi(upstream, accountId, signal)
  /** Writes to one account connector happen one after the other, and no read from before is served after them. */
  const exclusively = <T>(place: Place, id: string, work: () => Promise<T>) =>
    mutex.run(keyOf(place, id), () => work().finally(() => reads.forget(keyOf(place, id))))
  /** As it is now, for the end of a write. */
  const read = async (grant: Grant, id: string) => toConnector(await accountOf(grant).connector(id), id, grant, config)
  /** As several may have asked for it; what each may see of it is still their own. */
  const sharedDto = (place: Place, id: string, options?: ReadOptions) =>
    reads.get(keyOf(place, id), (signal) => accountOf(place, { signal }).connector(id), options)
  const list = async (grant: Grant, ids: readonly string[], options?: ReadOptions) => {
    const wanted = new Set(ids)
    const isThere = (found: readonly AccountConnectorDto[]) =>
      found.filter(({ Id }) => wanted.has(Id)).length === wanted.size
    const found = new Map((await accountOf(grant, options).connectors(isThere)).map((dto) => [dto.Id, dto]))
    return [...wanted].flatMap((id) => {
      const dto = found.get(id)
      return dto ? [toSummary(dto, config)] : []
    })
  }

  return {
    list,

    read: async (grant, id, options) => toConnector(await sharedDto(grant, id, options), id, grant, config),

    cycle: async (grant, cycleId, options) => {
      const ids = await accountOf(grant, options).missingIn(cycleId)
      // Prerequisites name neither the cycle nor what it has already.
      return { name: null, connectors: ids.length === 0 ? [] : await list(grant, ids, options), complete: false }
    },

    verify: (grant, id) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        return askThirdParty(config, account, id, await account.connector(id))
      }),

    lookup: async (grant, id, name, options) => {
      const account = accountOf(grant, options)
      const { Connector } = await account.connector(id)
      const parameter = Connector.Parameters.find(({ TargetName }) => TargetName === name)
      const trigger = Connector.Triggers.find(({ Name }) => Name !== null && Name === parameter?.TriggerName)
      if (!trigger || !parameter?.IsAccountConnectorProperty) throw new ConnectorAuthError('not_found')
      return account.lookUp(id, trigger.TriggerId)
    },

    saveParameters: (grant, id, values) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const dto = await account.connector(id)
        const methods = toMethods(dto, guideOf(dto, config))
        const only = methods.length === 1 ? (methods[0] ?? null) : null
        const changes = settingsFor(config, grant, dto, only, values)
        if (changes.size > 0) {
          await saveProperties(account, id, changes, await account.properties(id), config.logger)
        }
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
        await saveProperties(account, id, secretsOf(dto, config), await account.properties(id), config.logger)
        return read(grant, id)
      }),

    ...createSignIn(config, { accountOf, sharedDto, exclusively }),
  }
}

type Place = Pick<Grant, 'accountId'>

/** Of one account connector. Never across accounts: the same id is another one there, or none. */
function keyOf({ accountId }: Place, id: string): string {
  return `${accountId} ${id}`
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
