import type { AuthMethod } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { ownedBy } from '../../core/parametersToAsk.js'
import type { ProxyConfig } from '../ProxyOptions.js'
import { authMark } from './authMark.js'
import type { Connections } from './Connections.js'
import { checkValues, refuseProblems } from './checkValues.js'
import { type Account, createAccount } from './createAccount.js'
import { createMutex } from './createMutex.js'
import { createUpstream, UPSTREAM_TIMEOUT } from './createUpstream.js'
import type { AccountConnectorDto } from './dto.js'
import { fixedValues } from './fixedValues.js'
import { saveCredentials } from './saveCredentials.js'
import { inverseOf, saveProperties } from './saveProperties.js'
import { guideOf, nameOf, toConnector, toSummary } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { isSecret, settable, toParameters } from './toParameters.js'

/** Account connectors as the proxy works with them. The only door to Cyclr. */
export function createConnections(config: ProxyConfig, timeout = UPSTREAM_TIMEOUT): Connections {
  const upstream = createUpstream(config, timeout)
  const mutex = createMutex()
  const accountOf = ({ accountId }: { accountId: string }) => createAccount(upstream, accountId)
  /** Writes to one account connector happen one after the other. */
  const exclusively = <T>({ accountId }: Grant, id: string, work: () => Promise<T>) =>
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

    isAuthenticated: async (grant, id) => (await read(grant, id)).authenticated,

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
        await saveProperties(account, id, secretsOf(dto, config), dto.Properties, config.logger)
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
  // A client id and secret prove identity: they come with the credentials, not with the settings before them.
  const credentials = method === null ? [] : ownedBy(method, { parameters })
  const { changes, problems } = checkValues(values, parameters, method, credentials)
  refuseProblems(problems)
  const all = new Map([...changes, ...fixedValues(dto, guide, grant, method)])
  await saveProperties(account, id, all, dto.Properties, config.logger)
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

/** Cyclr refuses to look up what is not authenticated (any more): the wizard had better look again. */
function asConflict(error: unknown): never {
  const refused = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
  throw refused ? new ConnectorAuthError('conflict', { cause: error.cause }) : error
}
