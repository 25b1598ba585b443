import type { AuthMethod } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../ProxyOptions.js'
import { askThirdParty } from './askThirdParty.js'
import { authMark } from './authMark.js'
import type { Connections, ReadOptions } from './Connections.js'
import { checkValues, refuseProblems } from './checkValues.js'
import { type Account, createAccount } from './createAccount.js'
import { createMutex } from './createMutex.js'
import { createReads } from './createReads.js'
import { createUpstream } from './createUpstream.js'
import type { AccountConnectorDto } from './dto.js'
import { fixedValues } from './fixedValues.js'
import { saveCredentials } from './saveCredentials.js'
import { inverseOf, saveProperties } from './saveProperties.js'
import { guideOf, nameOf, toConnector, toSummary } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { isSecret, settable, toParameters } from './toParameters.js'

/** Account connectors as the proxy works with them. The only door to Cyclr. */
export function createConnections(config: ProxyConfig, upstream = createUpstream(config)): Connections {
  const mutex = createMutex()
  const reads = createReads<AccountConnectorDto>()
  const accountOf = ({ accountId }: { accountId: string }, { signal }: ReadOptions = {}) =>
    createAccount(upstream, accountId, signal)
  /** Writes to one account connector happen one after the other, and no read from before is served after them. */
  const exclusively = <T>(grant: Grant, id: string, work: () => Promise<T>) =>
    mutex.run(keyOf(grant, id), () => work().finally(() => reads.forget(keyOf(grant, id))))
  /** As it is now, for the end of a write. */
  const read = async (grant: Grant, id: string) => toConnector(await accountOf(grant).connector(id), id, grant, config)
  /** As several may have asked for it; what each may see of it is still their own. */
  const readShared = async (grant: Grant, id: string, options?: ReadOptions) => {
    const work = (signal: AbortSignal) => accountOf(grant, { signal }).connector(id)
    return toConnector(await reads.get(keyOf(grant, id), work, options), id, grant, config)
  }
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

    read: readShared,

    isAuthenticated: async (grant, id, options) => (await readShared(grant, id, options)).authenticated,

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
        await saveSettings(config, grant, account, dto, id, methods.length === 1 ? (methods[0] ?? null) : null, values)
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

    startSignIn: (grant, id, methodId, values) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const dto = await account.connector(id)
        const guide = guideOf(dto, config)
        const methods = toMethods(dto, guide)
        const method = methods.find((one) => one.id === methodId && one.kind === 'oauth')
        if (!method) throw new ConnectorAuthError('conflict')
        const changes = await saveSettings(config, grant, account, dto, id, method, values ?? {})
        const open = new Set(
          toParameters(dto, methods, guide)
            .filter(({ secret }) => !secret)
            .map(({ name }) => name),
        )
        const earlier = [...inverseOf(changes, dto.Properties)].filter(([name]) => dto.Authenticated && open.has(name))
        return {
          connectorName: nameOf(dto),
          wasAuthenticated: dto.Authenticated,
          authMark: dto.AuthValue === null ? null : await authMark(dto.AuthValue, config),
          earlier: Object.fromEntries(earlier),
        }
      }),

    signInAddress: async (accountId, id, methodId, targetOrigin) => {
      const account = accountOf({ accountId })
      const { Connector } = await account.connector(id)
      if (Connector.Authentication.length > 1) await account.chooseMethod(id, methodId)
      const user = config.cyclr.signInUser(accountId)
      const warn = () =>
        config.logger.warn({ accountConnectorId: id }, 'A sign-in token needed an unscoped access token')
      const token = await account.signInToken(user, warn)
      const address = new URL('/connectorauth/updateaccountconnectoroauth', config.cyclr.serviceOrigin)
      address.search = new URLSearchParams({ id, token, targetOrigin }).toString()
      return address.href
    },
  }
}

/** Of one account connector. Never across accounts: the same id is another one there, or none. */
function keyOf({ accountId }: Grant, id: string): string {
  return `${accountId} ${id}`
}

/** Checks and writes the settings, and what a guide answers in the user's place. */
async function saveSettings(
  config: ProxyConfig,
  grant: Grant,
  account: Account,
  dto: AccountConnectorDto,
  id: string,
  method: AuthMethod | null,
  values: Values,
) {
  const guide = guideOf(dto, config)
  const parameters = toParameters(dto, toMethods(dto, guide), guide)
  const { changes, problems } = checkValues(values, parameters, method)
  refuseProblems(problems)
  const all = new Map([...changes, ...fixedValues(dto, guide, grant, method)])
  if (all.size > 0) await saveProperties(account, id, all, await account.properties(id), config.logger)
  return all
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
