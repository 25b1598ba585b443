import { ConnectorAuthError } from '../../core/errors.js'
import { GUID_PATTERN, ID_PATTERN } from '../../core/protocol.js'
import type { CyclrAnswer, CyclrCall, CyclrClient } from './createCyclrClient.js'
import { isNotFound, isRefusal } from './cyclrErrors.js'
import {
  type AccountConnectorDto,
  type CycleDto,
  type InstalledCycleDto,
  type PrerequisiteDto,
  type PropertyDto,
  parseAccountConnector,
  parseAccountConnectors,
  parseChoices,
  parseConnectorOfStep,
  parseCycle,
  parseInstalledCycle,
  parseMethods,
  parsePrerequisites,
  parseProperties,
  parseSignInToken,
} from './dto.js'

/** Cyclr's default. */
const PAGE_SIZE = 30
/** Thirty account connectors with an icon each, and room to spare. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024
/** More than any account has: a `Total-Pages` beyond this is wrong. */
const MAX_PAGES = 100

export type CyclrApi = ReturnType<typeof createCyclrApi>

type Limits = {
  /** Ends reads, never writes. */
  signal?: AbortSignal | undefined
  /** Milliseconds since the epoch: from then on no call is made. */
  until?: () => number
}

/** Cyclr's calls in one account, by name. */
export function createCyclrApi(client: CyclrClient, accountId: string, { signal, until }: Limits = {}) {
  const openPage = (url: string) => client.openPage(url, until)
  const call: CyclrClient['call'] = (account, request) => client.call(account, { ...request, until })
  /** Reads page after page. */
  const readPages = async <T extends { Id: string }>(
    callFor: (page: number) => CyclrCall,
    parse: (json: unknown) => readonly T[],
  ): Promise<readonly T[]> => {
    const found = new Map<string, T>()
    for (let page = 1; ; page += 1) {
      const answer = await call(accountId, { ...callFor(page), signal })
      for (const one of parse(answer.json)) found.set(one.Id, one)
      if (page >= pageCount(answer)) return [...found.values()]
    }
  }

  return {
    openPage,

    connector: async (id: string): Promise<AccountConnectorDto> =>
      parseAccountConnector((await call(accountId, { path: connectorPath(id), signal })).json),

    connectors: (): Promise<readonly AccountConnectorDto[]> =>
      readPages(
        (page) => ({
          path: `/v1.0/account/connectors?page=${page}&pageSize=${PAGE_SIZE}`,
          maxBytes: MAX_PAGE_BYTES,
        }),
        parseAccountConnectors,
      ),

    /** One page, as far as is known. If there were more, properties on later pages would be created a second time (A). */
    properties: (id: string): Promise<readonly PropertyDto[]> =>
      readPages(
        (page) => ({
          path: connectorPath(id, `/properties?orderBy=Name&sortOrderAsc=true${page === 1 ? '' : `&page=${page}`}`),
        }),
        parseProperties,
      ),

    createProperty: async (id: string, Name: string, Value: string): Promise<void> => {
      const path = connectorPath(id, '/properties')
      await call(accountId, { method: 'POST', path, body: { Name, Value } }).catch(throwPropertyError(Name))
    },

    changeProperty: async (id: string, { Id, Name }: PropertyDto, Value: string): Promise<void> => {
      const path = connectorPath(id, `/properties/${idSegment(Id)}`)
      await call(accountId, { method: 'PUT', path, body: { Name, Value } }).catch(throwPropertyError(Name))
    },

    /** Succeeds when the property is gone already. */
    deleteProperty: async (id: string, { Id }: PropertyDto): Promise<void> => {
      const path = connectorPath(id, `/properties/${idSegment(Id)}`)
      await call(accountId, { method: 'DELETE', path }).catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
    },

    /** Resolves to the account connector of the answer (D), and to `null` where the answer has none. */
    authenticate: async (
      id: string,
      AuthValue: string,
      AuthenticationId: string | null,
    ): Promise<AccountConnectorDto | null> => {
      const body = AuthenticationId === null ? { AuthValue } : { AuthValue, AuthenticationId }
      const { json } = await call(accountId, { method: 'PUT', path: connectorPath(id), body }).catch(
        (error: unknown) => {
          throw isRefusal(error) ? new ConnectorAuthError('credentials_rejected', { cause: causeOf(error) }) : error
        },
      )
      try {
        return parseAccountConnector(json)
      } catch {
        return null
      }
    },

    /** Chooses one of several methods, if Cyclr allows that after the install at all (A). */
    chooseMethod: async (id: string, AuthenticationId: string): Promise<void> => {
      await call(accountId, { method: 'PUT', path: connectorPath(id), body: { AuthenticationId } })
    },

    deauthenticate: async (id: string): Promise<void> => {
      await call(accountId, { method: 'PUT', path: connectorPath(id, '/deauthenticate') })
    },

    /**
     * Runs a method of the connector against the third party; `method` is its `MethodUniqueIdentifier`. Throws
     * `invalid_request` for one that is no GUID.
     */
    runMethod: async (id: string, method: string): Promise<unknown> => {
      if (!GUID_PATTERN.test(method)) {
        throw new ConnectorAuthError('invalid_request', { cause: new Error('the id of the method is no GUID') })
      }
      const path = connectorPath(id, `/test/${method}`)
      return (await call(accountId, { method: 'POST', path, body: {}, asksThirdParty: true })).json
    },

    lookUp: async (id: string, trigger: string): Promise<readonly { value: string; label: string }[]> => {
      const path = connectorPath(id, `/triggers/${idSegment(trigger)}`)
      const { json } = await call(accountId, { method: 'POST', path, body: {}, signal }).catch((error: unknown) => {
        // Cyclr refuses lookups of a connector that is not authenticated: the wizard has to read it again.
        throw isRefusal(error) ? new ConnectorAuthError('conflict', { cause: causeOf(error) }) : error
      })
      return parseChoices(json).map(({ Value, Name }) => ({ value: String(Value), label: Name ?? String(Value) }))
    },

    /** A cycle with all its connectors, some of which may belong to a parent account (D). */
    cycle: async (cycleId: string): Promise<CycleDto> =>
      parseCycle((await call(accountId, { path: cyclePath(cycleId), signal })).json),

    /** The account connector of a step of a cycle (O); `null` for a step of Cyclr's own. */
    connectorOfStep: async (cycleId: string, stepId: string): Promise<string | null> =>
      parseConnectorOfStep(
        (await call(accountId, { path: cyclePath(cycleId, `/steps/${guidSegment(stepId)}`), signal })).json,
      ),

    /** What a cycle needs before it can start. */
    prerequisites: async (cycleId: string): Promise<readonly PrerequisiteDto[]> =>
      parsePrerequisites((await call(accountId, { path: cyclePath(cycleId, '/prerequisites'), signal })).json),

    /** Installs a cycle, and the connectors it needs. A second call installs a second cycle. */
    installTemplate: async (templateId: string): Promise<InstalledCycleDto> => {
      const path = `/v1.0/templates/${guidSegment(templateId)}/install`
      return parseInstalledCycle((await call(accountId, { method: 'POST', path, body: {} })).json)
    },

    activateCycle: async (cycleId: string, body: { Interval?: number; StartTime?: string; RunOnce?: boolean }) => {
      await call(accountId, { method: 'PUT', path: cyclePath(cycleId, '/activate'), body })
    },

    /** Installs a connector of the library, by the id of a release or by its name. */
    install: async (connector: string, Name: string): Promise<AccountConnectorDto> => {
      const path = `/v1.0/connectors/${librarySegment(connector)}/install`
      return parseAccountConnector((await call(accountId, { method: 'POST', path, body: { Name } })).json)
    },

    /** Identifiers of a connector's methods: they stay the same from release to release (D). */
    methodsOf: async (connectorId: string): Promise<readonly string[]> =>
      parseMethods(
        (await call(accountId, { path: `/v1.0/connectors/${idSegment(connectorId)}/methods`, signal })).json,
      ),

    /** The token opens the whole account for five minutes, once: request it last, and give it to the window only. */
    signInToken: async (Username: string): Promise<string> => {
      const path = `/v1.0/accounts/${encodeURIComponent(accountId)}/signintoken`
      const request = { method: 'POST', path, body: { Username } } as const
      const answer = await call(accountId, { ...request, unscoped: true }).catch((error: unknown) => {
        if (!(error instanceof ConnectorAuthError) || error.code !== 'upstream_auth') throw error
        // Credentials that only work in one account may be allowed to ask for it there (A).
        return call(accountId, request)
      })
      const { Token, ExpiresAtUtc } = parseSignInToken(answer.json)
      // Compared with Cyclr's clock: ours may be wrong.
      if (Date.parse(ExpiresAtUtc ?? '') <= Date.parse(answer.headers.get('Date') ?? '')) {
        throw new ConnectorAuthError('upstream_error', { cause: new Error('the sign-in token has expired') })
      }
      return Token
    },
  }
}

function connectorPath(id: string, rest = ''): string {
  return `/v1.0/account/connectors/${idSegment(id)}${rest}`
}

/** A path segment that can only be an id. */
function idSegment(id: string): string {
  if (!ID_PATTERN.test(id)) throw new ConnectorAuthError('not_found')
  return id
}

function cyclePath(cycleId: string, rest = ''): string {
  return `/v1.0/cycles/${guidSegment(cycleId)}${rest}`
}

function guidSegment(id: string): string {
  if (!GUID_PATTERN.test(id)) throw new ConnectorAuthError('not_found')
  return id
}

/** The id of a release, or the name of a connector. A name of dots would be another path. */
function librarySegment(connector: string): string {
  if (ID_PATTERN.test(connector)) return connector
  if (connector.trim() === '' || /^\.{1,2}$/.test(connector)) throw new ConnectorAuthError('not_found')
  return encodeURIComponent(connector)
}

function pageCount({ headers }: CyclrAnswer): number {
  return Math.min(MAX_PAGES, Number(headers.get('Total-Pages') ?? 1) || 1)
}

/**
 * A refused value is the user's to correct: the error names it, without what Cyclr wrote. A property that was deleted in
 * the meantime makes the outcome unknown: the properties have to be read again.
 */
function throwPropertyError(name: string): (error: unknown) => never {
  return (error) => {
    if (isRefusal(error)) {
      const fields = [{ in: 'values', name, reason: 'pattern' }] as const
      throw new ConnectorAuthError('invalid_request', { fields, cause: causeOf(error) })
    }
    throw isNotFound(error)
      ? new ConnectorAuthError('upstream_error', { cause: new Error('the property no longer exists') })
      : error
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}
