import { loginPropertiesOf } from '../../core/authKinds.js'
import type { AuthMethod } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { AccountRef } from '../../core/grant.js'
import { ID_PATTERN } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { ConnectorService, ReadOptions } from './ConnectorService.js'
import { type CyclrApi, createCyclrApi } from './createCyclrApi.js'
import { createCyclrClient } from './createCyclrClient.js'
import { createLock } from './createLock.js'
import { createReleases } from './createReleases.js'
import { createSharedReads } from './createSharedReads.js'
import { isNotFound } from './cyclrErrors.js'
import type { AccountConnectorDto, PrerequisiteDto } from './dto.js'
import { readIdentity } from './readIdentity.js'
import { saveCredentials } from './saveCredentials.js'
import { changesToRestore, propertiesOf, saveProperties } from './saveProperties.js'
import { type Changes, settingsFor } from './settingsFor.js'
import { signInAddress, startSignIn } from './signIn.js'
import { credentialFingerprint } from './storedCredential.js'
import { type Description, describe, guideOf, isAuthenticated, toConnector, toSummary } from './toConnector.js'
import { isSecretParameter, settable } from './toParameters.js'
import { verifyCredential } from './verifyCredential.js'

/** A write begins no call to Cyclr after this, nor after its lock was lost. A call takes 20 s at most. */
const MAX_WRITE_MS = 60_000
const MAX_ROLLBACK_MS = 30_000

/** Up to this many connectors of a list are read one by one. */
const MAX_SINGLE_READS = 6
const SHARE_LIST_MS = 2_000

/** Account connectors as the routes use them. */
export function createConnectorService(config: ProxyConfig, client = createCyclrClient(config)): ConnectorService {
  const lock = createLock(config)
  const releases = createReleases()
  const reads = createSharedReads<AccountConnectorDto>()
  const lists = createSharedReads<readonly AccountConnectorDto[]>(SHARE_LIST_MS)

  /** Several users may share one read; `toConnector` then shows each of them what their grant allows. */
  const readShared = async (account: AccountRef, id: string, options?: ReadOptions) => {
    const key = keyOf(account, id)
    const read = (signal: AbortSignal) => createCyclrApi(client, account.accountId, { signal }).connector(id)
    return releases.keep(key, await reads.get(key, read, options))
  }

  /**
   * Writes to one account connector run one after the other, each within a time. `later` has more of it, to restore what
   * the write replaced. No shared read from before is served after a write.
   */
  const write = <T>(
    account: AccountRef,
    id: string,
    work: (api: CyclrApi, later: CyclrApi) => Promise<T>,
  ): Promise<T> => {
    const key = keyOf(account, id)
    return lock.run(key, (lease) => {
      const end = config.now() + MAX_WRITE_MS
      const apiUntil = (ms: number) =>
        createCyclrApi(client, account.accountId, { until: () => Math.min(ms, lease.until()) })
      const [api, later] = [apiUntil(end), apiUntil(end + MAX_ROLLBACK_MS)]
      return work(api, later).finally(() => {
        reads.forget(key)
        lists.forget(key)
        lists.forget(account.accountId)
      })
    })
  }

  /** A long list is every connector of the account, which all its users share. */
  const readAll = ({ accountId }: AccountRef, options?: ReadOptions) =>
    lists.get(accountId, (signal) => createCyclrApi(client, accountId, { signal }).connectors(), options)

  /** None where there is no such connector: that answer is shared too. */
  const readOne = (account: AccountRef, id: string, options?: ReadOptions) =>
    lists.get(
      keyOf(account, id),
      (signal) =>
        createCyclrApi(client, account.accountId, { signal })
          .connector(id)
          .then((dto) => [dto], noneIfMissing),
      options,
    )

  const list: ConnectorService['list'] = async (account, ids, options) => {
    const wanted = [...new Set(ids)]
    const connectors =
      wanted.length <= MAX_SINGLE_READS
        ? (await Promise.all(wanted.map((id) => readOne(account, id, options)))).flat()
        : await readAll(account, options)
    const byId = new Map(connectors.map((dto) => [dto.Id, dto]))
    return wanted.flatMap((id) => {
      const dto = byId.get(id)
      return dto ? [toSummary(dto, config)] : []
    })
  }

  return {
    list,

    read: async (grant, id, options) =>
      toConnector(await readShared(grant, id, options), id, grant, config, options?.language),

    authState: async (grant, id, options) => {
      const dto = await readShared(grant, id, options)
      return {
        authenticated: isAuthenticated(dto, guideOf(dto, config)),
        credentialFingerprint: await credentialFingerprint(dto.AuthValue, config),
      }
    },

    cycle: async (account, cycleId, options) => {
      const api = createCyclrApi(client, account.accountId, { signal: options?.signal })
      const [{ Name, Connectors }, reasons] = await Promise.all([api.cycle(cycleId), api.prerequisites(cycleId)])
      const ids = uniqueIds([...Connectors.map((one) => one.AccountConnectorId), ...reasons.map(connectorIn)])
      const connectors = ids.length === 0 ? [] : await list(account, ids, options)
      const found = new Set(connectors.map(({ accountConnectorId }) => accountConnectorId))
      const notFound = ids.filter((one) => !found.has(one))
      const prerequisites = reasons.flatMap(({ ReasonCode: code, ObjectType: objectType, ObjectId: objectId }) =>
        code === null || code === UNAUTHENTICATED ? [] : [{ code, objectType, objectId }],
      )
      return { name: Name, connectors, complete: notFound.length === 0, notFound, prerequisites }
    },

    lookup: async ({ accountId }, id, name, { signal } = {}) => {
      const api = createCyclrApi(client, accountId, { signal })
      const { dto, parameters } = describe(await api.connector(id), config)
      const isShown = parameters.some((parameter) => parameter.name === name)
      const trigger = isShown && triggerOf(dto, name)
      if (!trigger) throw new ConnectorAuthError('not_found')
      return api.lookUp(id, trigger.TriggerId)
    },

    verify: (grant, id) =>
      write(grant, id, async (api) => {
        const key = keyOf(grant, id)
        const read = async () => releases.keep(key, await api.connector(id)).Connector
        const known = releases.get(key)
        return known ? verifyCredential(config, api, id, known, read) : verifyCredential(config, api, id, await read())
      }),

    identify: async (grant, id, earlier, options) => {
      const { Name } = releases.get(keyOf(grant, id)) ?? (await readShared(grant, id, options)).Connector
      return readIdentity(config, createCyclrApi(client, grant.accountId), grant, id, Name, earlier)
    },

    saveParameters: (grant, id, { methodId, values }, language) =>
      write(grant, id, async (api) => {
        const dto = await api.connector(id)
        const description = describe(dto, config)
        const changes = settingsFor(description, grant, methodInUse(description, methodId), values)
        if (changes.size === 0) return toConnector(dto, id, grant, config, language)
        const properties = await propertiesOf(api, id, dto)
        const { isWritten, after } = await saveProperties(api, id, changes, properties, config.logger)
        return toConnector(after ?? (isWritten ? await api.connector(id) : dto), id, grant, config, language)
      }),

    saveCredentials: (grant, id, body, language) =>
      write(grant, id, async (api, later) => {
        const { verification, after } = await saveCredentials(config, grant, api, later, id, body)
        return { connector: toConnector(after ?? (await api.connector(id)), id, grant, config, language), verification }
      }),

    removeCredentials: (grant, id, before, language) =>
      write(grant, id, async (api) => {
        const dto = await api.connector(id)
        const { Name: name, Id: releaseId, Version: version } = dto.Connector
        const connector = { name: name ?? '', releaseId, version }
        if (dto.Authenticated) await before({ connector, runMethod: (method) => api.runMethod(id, method) })
        const changes = withoutSecrets(dto, config)
        await api.deauthenticate(id)
        await saveProperties(api, id, changes, await propertiesOf(api, id, dto), config.logger)
        const after = await api.connector(id)
        // What was stored since the first read, by `before` or by Cyclr.
        const { isWritten } = await saveProperties(api, id, changes, await propertiesOf(api, id, after), config.logger)
        return toConnector(isWritten ? await api.connector(id) : after, id, grant, config, language)
      }),

    startSignIn: (grant, id, methodId, values = {}, keep) =>
      write(grant, id, (api) => startSignIn(config, grant, api, id, methodId, values, keep)),

    signInAddress: (target, targetOrigin) =>
      signInAddress(config, createCyclrApi(client, target.accountId), target, targetOrigin),

    rollback: (account, id, { replaced, replacedMethod, credentialFingerprint: before }) =>
      write(account, id, async (api) => {
        const properties = replaced.length > 0 ? await api.properties(id) : []
        await saveProperties(api, id, changesToRestore(replaced, properties), properties, config.logger)
        if (replacedMethod === null) return
        const { AuthenticationId, AuthValue } = await api.connector(id)
        // Cyclr may not show the method. Then an unchanged credential means that nobody has chosen another one.
        const isOurs =
          AuthenticationId === null
            ? (await credentialFingerprint(AuthValue, config)) === before
            : AuthenticationId === replacedMethod.written
        if (isOurs) await api.chooseMethod(id, replacedMethod.earlier)
      }),
  }
}

/** What lists the choices of a parameter. */
function triggerOf({ Connector }: AccountConnectorDto, name: string) {
  const parameter = Connector.Parameters.find(({ TargetName }) => TargetName === name)
  return Connector.Triggers.find(({ Name }) => Name !== null && Name === parameter?.TriggerName)
}

function noneIfMissing(error: unknown): readonly AccountConnectorDto[] {
  if (isNotFound(error)) return []
  throw error
}

/** Never shared across accounts: in another account the same id is another connector, or none. */
function keyOf({ accountId }: AccountRef, id: string): string {
  return `${accountId} ${id}`
}

/** The reason code of a connector that is not authenticated (D). */
const UNAUTHENTICATED = 20

function connectorIn({ ReasonCode, ObjectId }: PrerequisiteDto): string | null {
  return ReasonCode === UNAUTHENTICATED && ObjectId !== null && ID_PATTERN.test(ObjectId) ? ObjectId : null
}

function uniqueIds(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))]
}

/** The method whose settings are saved: the given one, or the only one. Throws `conflict` when there is none of that id. */
function methodInUse({ methods }: Description, methodId: string | undefined): AuthMethod | null {
  const [only = null, ...others] = methods
  if (methodId === undefined) return others.length === 0 ? only : null
  const method = methods.find(({ id }) => id === methodId)
  if (!method) throw new ConnectorAuthError('conflict')
  return method
}

/** Deletes each secret setting, and a login that is stored as properties. */
function withoutSecrets(dto: AccountConnectorDto, config: ProxyConfig): Changes {
  const { guide, methods } = describe(dto, config)
  const secrets = settable(dto, methods).filter((parameter) => isSecretParameter(parameter, guide))
  const names = [...secrets.map(({ TargetName }) => TargetName), ...methods.flatMap(loginPropertiesOf)]
  return new Map(names.map((name) => [name, null]))
}
