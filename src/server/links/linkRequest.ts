import * as z from 'zod/mini'
import type { Grant } from '../../core/grant.js'
import { languageFor } from '../../core/language.js'
import { GUID_PATTERN, ID_PATTERN, MAX_IDS } from '../../core/protocol.js'
import { readReturnTo } from '../oauth/returnTo.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { explainInvalid, grantShape } from '../session/sessionClaims.js'

const DAY_SECONDS = 24 * 60 * 60
const MAX_LIFE_SECONDS = 7 * DAY_SECONDS
const MIN_LIFE_SECONDS = 60

/** What a connect link is for. Decided by the host's server, never by a browser. */
export type LinkRequest = Pick<Grant, 'accountId' | 'userId' | 'accountLabel' | 'userName'> & {
  /** `reconnect`: connectors that are connected already count only once they have been connected again. @default 'connect' */
  intent?: 'connect' | 'reconnect' | undefined
  /** Life of the link in seconds, from 60 to 604800, which are seven days. @default 86400 */
  expiresIn?: number | undefined
  /** A page on one of `returnOrigins`, for the button at the end. @default none */
  returnTo?: string | undefined
  /** BCP 47 tag of the page's language. @default the first one that the browser asks for */
  locale?: string | undefined
} & (
    | {
        /** The account connectors to connect, from one to 100. */
        accountConnectorIds: readonly (string | number)[]
        cycleId?: undefined
      }
    | {
        /** A cycle: its connectors are those to connect. */
        cycleId: string
        accountConnectorIds?: undefined
      }
  )

/** The request of a link after its check. */
export type CheckedLinkRequest = {
  accountId: string
  userId: string
  accountLabel: string | null
  userName: string | null
  intent: 'connect' | 'reconnect'
  lifeSeconds: number
  returnTo: string | null
  locale: string | null
} & ({ ids: readonly string[] } | { cycleId: string })

/** Checks what a host's server passes. Throws a `TypeError` that names the member, what it has to be, and no value. */
export function readLinkRequest(request: LinkRequest, config: ProxyConfig): CheckedLinkRequest {
  if (typeof request !== 'object' || request === null) fail('request', 'an object with accountId and userId')
  const grant = z.safeParse(grantShape, request)
  if (!grant.success) {
    throw new TypeError(`ConnectorAuthWizard: the link cannot be created: ${explainInvalid(request, grant.error)}.`)
  }
  const { intent = 'connect', expiresIn = DAY_SECONDS, locale } = request
  if (!Number.isInteger(expiresIn) || expiresIn < MIN_LIFE_SECONDS || expiresIn > MAX_LIFE_SECONDS) {
    fail('expiresIn', `an integer number of seconds, from ${MIN_LIFE_SECONDS} to ${MAX_LIFE_SECONDS} (seven days)`)
  }
  if (intent !== 'connect' && intent !== 'reconnect') fail('intent', '"connect" or "reconnect"')
  if (locale !== undefined && typeof locale !== 'string') fail('locale', 'a BCP 47 tag such as "de-AT"')
  const { accountId, userId, accountLabel, userName } = grant.data
  return {
    accountId,
    userId,
    accountLabel: accountLabel || null,
    userName: userName || null,
    intent,
    lifeSeconds: expiresIn,
    returnTo: readPage(request.returnTo, config),
    locale: locale === undefined ? null : languageFor(locale),
    ...readConnectors(request),
  }
}

function readConnectors({
  accountConnectorIds,
  cycleId,
}: LinkRequest): { ids: readonly string[] } | { cycleId: string } {
  if ((accountConnectorIds === undefined) === (cycleId === undefined)) {
    fail('accountConnectorIds', 'either accountConnectorIds or cycleId')
  }
  if (cycleId !== undefined) {
    return GUID_PATTERN.test(cycleId) ? { cycleId } : fail('cycleId', 'the id of a cycle, which is a GUID')
  }
  // A number beyond Number.MAX_SAFE_INTEGER may have been rounded to the id of another connector.
  const ids = Array.isArray(accountConnectorIds)
    ? accountConnectorIds.map((id: unknown) => (Number.isSafeInteger(id) ? String(id) : id))
    : []
  const unique = [...new Set(ids)].filter((id): id is string => typeof id === 'string' && ID_PATTERN.test(id))
  if (unique.length === 0 || unique.length > MAX_IDS || unique.length < new Set(ids).size) {
    fail('accountConnectorIds', `a list of 1 to ${MAX_IDS} ids: strings of digits, or integers up to 2^53`)
  }
  return { ids: unique }
}

function readPage(returnTo: string | undefined, config: ProxyConfig): string | null {
  if (returnTo === undefined) return null
  try {
    return readReturnTo('redirect', returnTo, config)
  } catch {
    return fail('returnTo', 'the address of a page on one of "returnOrigins"')
  }
}

function fail(name: string, expected: string): never {
  throw new TypeError(`ConnectorAuthWizard: the link's "${name}" cannot be used. Pass ${expected}.`)
}
