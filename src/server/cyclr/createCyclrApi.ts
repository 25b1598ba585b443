import type { Verification } from '../../core/connector.js'
import { ConnectorAuthError, type FieldError } from '../../core/errors.js'
import { idSegment, type Upstream, type UpstreamAnswer, type UpstreamCall } from './createUpstream.js'
import {
  type AccountConnectorDto,
  type PropertyDto,
  parseAccountConnector,
  parseAccountConnectors,
  parseChoices,
  parseMissingConnectors,
  parseProperties,
  parseSignInToken,
} from './dto.js'
import { isRefusal, statusOf } from './faultFrom.js'

/** Cyclr's own. Each entry of the list holds an icon. */
const PAGE_SIZE = 30
/** Bytes: thirty account connectors with an icon each, and room to spare. */
const MOST_OF_A_PAGE = 8 * 1024 * 1024
/** More than any account has; a paging header that says otherwise is wrong. */
const MOST_PAGES = 100

export type CyclrApi = ReturnType<typeof createCyclrApi>

/** Cyclr's calls in one account, by their names here. `signal` ends reads that nobody waits for. */
export function createCyclrApi(upstream: Upstream, accountId: string, signal?: AbortSignal) {
  const call = (one: UpstreamCall) => upstream.call(accountId, one)
  const read = (one: UpstreamCall) => call({ ...one, signal })

  /** Page by page, until `enough` says so. */
  const pages = async <T extends { Id: string }>(
    path: (page: number) => UpstreamCall,
    parse: (json: unknown) => readonly T[],
    enough: (found: readonly T[]) => boolean = () => false,
  ): Promise<readonly T[]> => {
    const found = new Map<string, T>()
    for (let page = 1; ; page += 1) {
      const answer = await read(path(page))
      for (const one of parse(answer.json)) found.set(one.Id, one)
      if (page >= pagesOf(answer) || enough([...found.values()])) return [...found.values()]
    }
  }

  return {
    connector: async (id: string): Promise<AccountConnectorDto> =>
      parseAccountConnector((await read({ path: at(id) })).json),

    connectors: (enough?: (found: readonly AccountConnectorDto[]) => boolean) =>
      pages(
        (page) => ({
          path: `/v1.0/account/connectors?page=${page}&pageSize=${PAGE_SIZE}`,
          most: MOST_OF_A_PAGE,
        }),
        parseAccountConnectors,
        enough,
      ),

    /** One page, as far as is known: were there more, those beyond it would be created a second time (A). */
    properties: (id: string): Promise<readonly PropertyDto[]> =>
      pages(
        (page) => ({
          path: at(id, `/properties?orderBy=Name&sortOrderAsc=true${page === 1 ? '' : `&page=${page}`}`),
        }),
        parseProperties,
      ),

    createProperty: async (id: string, Name: string, Value: string): Promise<void> => {
      await call({ method: 'POST', path: at(id, '/properties'), body: { Name, Value } }).catch(refusedValue(Name))
    },
    changeProperty: async (id: string, { Id, Name }: PropertyDto, Value: string): Promise<void> => {
      const path = at(id, `/properties/${idSegment(Id)}`)
      await call({ method: 'PUT', path, body: { Name, Value } }).catch(refusedValue(Name))
    },
    deleteProperty: async (id: string, { Id }: PropertyDto): Promise<void> => {
      await call({ method: 'DELETE', path: at(id, `/properties/${idSegment(Id)}`) }).catch(unlessGone)
    },

    /** Built from scratch: nothing of the browser's body goes to Cyclr but these. */
    authenticate: async (id: string, AuthValue: string, AuthenticationId: string | null): Promise<void> => {
      const body = AuthenticationId === null ? { AuthValue } : { AuthValue, AuthenticationId }
      await call({ method: 'PUT', path: at(id), body }).catch((error: unknown) => {
        throw isRefusal(error) ? new ConnectorAuthError('credentials_rejected', { cause: causeOf(error) }) : error
      })
    },
    /** Which of several methods to use, where choosing after the install works at all (A). */
    chooseMethod: async (id: string, AuthenticationId: string): Promise<void> => {
      await call({ method: 'PUT', path: at(id), body: { AuthenticationId } })
    },
    deauthenticate: async (id: string): Promise<void> => {
      await call({ method: 'PUT', path: at(id, '/deauthenticate') })
    },

    /** Asks the third party. Cyclr cannot say where it lacks the method or lets only approved addresses ask (D). */
    test: async (id: string, method: string): Promise<Verification> => {
      // An identifier that Cyclr calls malformed would look like a rejection; and `..` would be another path.
      if (!/^[\w-]{3,200}$/.test(method)) return 'unknown'
      try {
        await call({ method: 'POST', path: at(id, `/test/${method}`), body: {} })
        return 'accepted'
      } catch (error) {
        const status = statusOf(error)
        return status !== null && status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status)
          ? 'rejected'
          : 'unknown'
      }
    },

    lookUp: async (id: string, trigger: string): Promise<readonly { value: string; label: string }[]> => {
      const path = at(id, `/triggers/${idSegment(trigger)}`)
      const { json } = await read({ method: 'POST', path, body: {} }).catch((error: unknown) => {
        // Cyclr does not look up what is not authenticated (any more): the wizard had better look again.
        throw isRefusal(error) ? new ConnectorAuthError('conflict', { cause: causeOf(error) }) : error
      })
      return parseChoices(json).map(({ Value, Name }) => ({ value: String(Value), label: Name ?? String(Value) }))
    },

    /** Ids of the account connectors that a cycle needs and that are not authenticated. */
    missingIn: async (cycleId: string): Promise<readonly string[]> =>
      parseMissingConnectors((await read({ path: `/v1.0/cycles/${cycleId}/prerequisites` })).json),

    /** Installs a connector of the library. `null` where Cyclr refuses, as it does when the name is in use. */
    install: async (connectorId: string, Name: string): Promise<AccountConnectorDto | null> => {
      try {
        const path = `/v1.0/connectors/${idSegment(connectorId)}/install`
        return parseAccountConnector((await call({ method: 'POST', path, body: { Name } })).json)
      } catch (error) {
        if (isRefusal(error)) return null
        throw error
      }
    },

    /** Opens the whole account for five minutes, once: asked for at the last moment, handed to nobody but the window. */
    signInToken: async (Username: string, warn: () => void): Promise<string> => {
      const token = {
        method: 'POST',
        path: `/v1.0/accounts/${encodeURIComponent(accountId)}/signintoken`,
        body: { Username },
      } as const
      const answer = await call(token).catch((error: unknown) => {
        if (!(error instanceof ConnectorAuthError) || error.code !== 'upstream_auth') throw error
        // Whether an account-scoped token may open a sign-in page is not documented (A).
        warn()
        return upstream.callUnscoped(accountId, token)
      })
      const { Token, ExpiresAtUtc } = parseSignInToken(answer.json)
      // By Cyclr's own clock: ours may be wrong.
      if (Date.parse(ExpiresAtUtc ?? '') <= Date.parse(answer.headers.get('Date') ?? '')) {
        throw new ConnectorAuthError('upstream_error', { cause: new Error('the sign-in token has expired') })
      }
      return Token
    },
  }
}

function at(id: string, rest = ''): string {
  return `/v1.0/account/connectors/${idSegment(id)}${rest}`
}

function pagesOf({ headers }: UpstreamAnswer): number {
  return Math.min(MOST_PAGES, Number(headers.get('Total-Pages') ?? 1) || 1)
}

/**
 * A value that Cyclr refuses is the user's to mend: it is named, and what Cyclr wrote about it is not passed on. A
 * property that is gone was deleted meanwhile: whether it is there has to be read again.
 */
function refusedValue(name: string): (error: unknown) => never {
  return (error) => {
    const fields: FieldError[] = [{ in: 'values', name, reason: 'pattern' }]
    if (isRefusal(error)) throw new ConnectorAuthError('invalid_request', { fields, cause: causeOf(error) })
    const isGone = error instanceof ConnectorAuthError && error.code === 'not_found'
    throw isGone ? new ConnectorAuthError('upstream_error', { cause: new Error('a property is gone') }) : error
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ConnectorAuthError && error.code === 'not_found')) throw error
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}
