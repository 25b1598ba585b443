import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { ConnectorService, ReadOptions, Replaced } from './ConnectorService.js'
import type { CyclrApi } from './createCyclrApi.js'
import { credentialFingerprint } from './credentialFingerprint.js'
import type { AccountConnectorDto, PropertyDto } from './dto.js'
import type { Changes } from './fixedValues.js'
import { isReadable } from './isReadable.js'
import { saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { guideOf, nameOf, toConnector } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

type SignIn = Pick<ConnectorService, 'authState' | 'startSignIn' | 'signInAddress' | 'rollback'>

type Place = Pick<Grant, 'accountId'>

type Tools = {
  accountOf: (place: Place) => CyclrApi
  /** Equal reads share one call for a second. */
  sharedDto: (place: Place, id: string, options?: ReadOptions) => Promise<AccountConnectorDto>
  /** Writes to one account connector happen one after the other. */
  exclusively: <T>(place: Place, id: string, work: () => Promise<T>) => Promise<T>
}

/** The part of the connections that the sign-in in a window needs. */
export function createSignIn(config: ProxyConfig, { accountOf, sharedDto, exclusively }: Tools): SignIn {
  const markOf = async ({ AuthValue }: AccountConnectorDto) =>
    isReadable(AuthValue) ? credentialFingerprint(AuthValue, config) : null

  return {
    authState: async (grant, id, options) => {
      const dto = await sharedDto(grant, id, options)
      return {
        authenticated: toConnector(dto, id, grant, config).authenticated,
        credentialFingerprint: await markOf(dto),
      }
    },

    startSignIn: (grant, id, methodId, values, keep) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const dto = await account.connector(id)
        const method = toMethods(dto, guideOf(dto, config)).find((one) => one.id === methodId && one.kind === 'oauth')
        if (!method) throw new ConnectorAuthError('conflict')
        const changes = settingsFor(config, grant, dto, method, values ?? {})
        const properties = changes.size > 0 ? await account.properties(id) : []
        const start = {
          connectorName: nameOf(dto),
          wasAuthenticated: dto.Authenticated,
          credentialFingerprint: await markOf(dto),
          replaced: dto.Authenticated ? replacedBy(changes, properties, openNames(dto, config)) : [],
        }
        await keep(start)
        if (changes.size > 0) await saveProperties(account, id, changes, properties, config.logger)
        return start
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

    rollback: (grant, id, replaced) =>
      exclusively(grant, id, async () => {
        const account = accountOf(grant)
        const properties = await account.properties(id)
        const untouched = replaced.filter(({ name, written }) => valueOf(name, properties) === written)
        const changes = new Map(untouched.map(({ name, earlier }) => [name, earlier]))
        await saveProperties(account, id, changes, properties, config.logger)
      }),
  }
}

/** The settings that may be kept outside Cyclr: none of them is a secret. */
function openNames(dto: AccountConnectorDto, config: ProxyConfig): ReadonlySet<string> {
  const guide = guideOf(dto, config)
  const parameters = toParameters(dto, toMethods(dto, guide), guide)
  return new Set(parameters.filter(({ secret }) => !secret).map(({ name }) => name))
}

function replacedBy(changes: Changes, before: readonly PropertyDto[], open: ReadonlySet<string>): Replaced[] {
  return [...changes].flatMap(([name, written]) => {
    const earlier = valueOf(name, before)
    return open.has(name) && earlier !== written ? [{ name, earlier, written }] : []
  })
}

function valueOf(name: string, properties: readonly PropertyDto[]): string | null {
  return properties.find(({ Name }) => Name === name)?.Value ?? null
}
