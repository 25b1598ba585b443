import type { Verification } from '../../core/connector.js'
import { ConnectorAuthError, type FieldProblem } from '../../core/errors.js'
import { idSegment, type Upstream, type UpstreamCall } from './createUpstream.js'
import {
  type AccountConnectorDto,
  type PropertyDto,
  parseAccountConnector,
  parseAccountConnectors,
  parseChoices,
  parseProperties,
  parseSignInToken,
} from './dto.js'
import { statusOf } from './faultFrom.js'

const PAGE_SIZE = 100
/** More than any account has; a paging header that says otherwise is wrong. */
const MOST_PAGES = 100

export type Account = ReturnType<typeof createAccount>

/** Cyclr's calls in one account, by their names here. */
export function createAccount(upstream: Upstream, accountId: string) {
  const call = (one: UpstreamCall) => upstream.call(accountId, one)

  return {
    connector: async (id: string): Promise<AccountConnectorDto> =>
      parseAccountConnector((await call({ path: at(id) })).json),

    /** Page by page, until `enough` says so. */
    connectors: async (enough: (found: readonly AccountConnectorDto[]) => boolean) => {
      const found: AccountConnectorDto[] = []
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const { json, headers } = await call({ path: `/v1.0/account/connectors?page=${page}&pageSize=${PAGE_SIZE}` })
        found.push(...parseAccountConnectors(json))
        if (enough(found) || page >= Number(headers.get('Total-Pages') ?? 1)) break
      }
      return found
    },

    properties: async (id: string): Promise<readonly PropertyDto[]> =>
      parseProperties((await call({ path: at(id, '/properties?orderBy=Name&sortOrderAsc=true') })).json),

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
      await call({ method: 'PUT', path: at(id), body })
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
      try {
        await call({ method: 'POST', path: at(id, `/test/${encodeURIComponent(method)}`), body: {} })
        return 'accepted'
      } catch (error) {
        const status = statusOf(error)
        return status !== null && status >= 400 && status < 500 && ![403, 404, 408, 429].includes(status)
          ? 'rejected'
          : 'unknown'
      }
    },

    lookUp: async (id: string, trigger: string): Promise<readonly { value: string; label: string }[]> => {
      const { json } = await call({ method: 'POST', path: at(id, `/triggers/${idSegment(trigger)}`), body: {} })
      return parseChoices(json).map(({ Value, Name }) => ({ value: String(Value), label: Name ?? String(Value) }))
    },

    /** Opens the whole account for five minutes, once: asked for at the last moment, handed to nobody but the window. */
    signInToken: async (Username: string, warn: () => void): Promise<string> => {
      const token = {
        method: 'POST',
        path: `/v1.0/accounts/${encodeURIComponent(accountId)}/signintoken`,
        body: { Username },
      } as const
      const { json } = await call(token).catch((error: unknown) => {
        if (!(error instanceof ConnectorAuthError) || error.code !== 'upstream_auth') throw error
        // Whether an account-scoped token may open a sign-in page is not documented (A).
        warn()
        return upstream.callUnscoped(accountId, token)
      })
      return parseSignInToken(json).Token
    },
  }
}

function at(id: string, rest = ''): string {
  return `/v1.0/account/connectors/${idSegment(id)}${rest}`
}

/** A value that Cyclr refuses is the user's to mend: it is named, and what Cyclr wrote about it is not passed on. */
function refusedValue(name: string): (error: unknown) => never {
  return (error) => {
    const fields: FieldProblem[] = [{ in: 'values', name, reason: 'pattern' }]
    const refused = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
    throw refused ? new ConnectorAuthError('invalid_request', { fields, cause: error.cause }) : error
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ConnectorAuthError && error.code === 'not_found')) throw error
}
