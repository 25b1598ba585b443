import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import * as z from 'zod/mini'
import type { Action } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { LINK_HEADER } from '../../core/protocol.js'
import type { Cost } from '../http/createRateLimit.js'
import { setActor } from '../http/requestContext.js'
import { createSeal } from '../oauth/seal.js'
import type { AuthorizationRequest, ProxyConfig } from '../options/ProxyOptions.js'
import { isUsable, type LinkRecord, type Links } from './createLinks.js'

const SESSION_LIFE_SECONDS = 15 * 60
/** Of one link: with its secret, and as many tries without, which take nothing from the others. */
const MAX_OPENINGS_PER_MINUTE = 30
/** Of one user. A store in memory holds some thousands of entries in all, and a link is kept for days. */
const MAX_INVITATIONS_PER_HOUR = 20
/** Never `disconnect` or `invite`. */
const ACTIONS: readonly Action[] = ['read', 'connect']

const sessionClaims = z.object({ link: z.string() })

export type LinkSessions = ReturnType<typeof createLinkSessions>

/** Sessions of opened links: sealed tokens. Each request reads the link's state, so that a revoked link ends at once. */
export function createLinkSessions({ cyclr, limit, now }: ProxyConfig, links: Links) {
  const { seal, open } = createSeal(cyclr.clientSecret, now)
  const invitations = new RateLimiterMemory({ points: MAX_INVITATIONS_PER_HOUR, duration: 3600, keyPrefix: 'invite' })
  const openings = new RateLimiterMemory({ points: MAX_OPENINGS_PER_MINUTE, duration: 60, keyPrefix: 'link' })

  return {
    /**
     * Counts an opening of a link. Wrong secrets have a separate budget, so that someone who knows only the id cannot use up
     * that of the colleague. Call it for links that exist only: an id that does not would take up memory.
     */
    takeOpening: async ({ id }: LinkRecord, hasSecret: boolean): Promise<void> => {
      await openings.consume(`${hasSecret}:${id}`).catch(() => {
        throw new ConnectorAuthError('rate_limited', { retryAfter: 60 })
      })
    },

    /** Takes a link for a colleague from the budget of the user who asks for it. */
    takeInvitation: async ({ accountId, userId }: Grant): Promise<void> => {
      await invitations.consume(JSON.stringify([accountId, userId])).catch((refusal: unknown) => {
        const wait = Number(Reflect.get(Object(refusal), 'msBeforeNext'))
        throw new ConnectorAuthError('rate_limited', { retryAfter: Math.ceil(wait / 1000) })
      })
    },

    tokenFor: async (link: LinkRecord): Promise<{ token: string; expiresIn: number }> => {
      const rest = Math.ceil((link.expiresAt - now()) / 1000)
      const expiresIn = Math.min(SESSION_LIFE_SECONDS, rest)
      return { token: await seal('link', { link: link.id }, expiresIn), expiresIn }
    },

    /** What `authorizeRequest` is for the host's users. The session of a finished link lasts until it expires. */
    authorize: async (request: Request, authorization: AuthorizationRequest, cost: Cost): Promise<Grant> => {
      const claims = await open('link', request.headers.get(LINK_HEADER) ?? '', sessionClaims)
      if (typeof claims === 'string') throw refused(`the session of the link is ${claims}`)
      const link = await links.find(claims.link)
      if (link === null) throw refused('the link is not known')
      const requested = idsOf(authorization)
      setActor(request, link, requested, null, link.id)
      const state = await links.stateOf(link)
      if (!isUsable(state)) throw refused(`the link is ${state}`)
      if (requested.length === 0 || !requested.every((id) => link.accountConnectorIds.includes(id))) {
        throw new ConnectorAuthError('not_found', { cause: new Error('the link is for other connectors') })
      }
      if (!ACTIONS.includes(authorization.action)) {
        const cause = new Error(`a link does not allow "${authorization.action}"`)
        throw new ConnectorAuthError('forbidden', { cause })
      }
      const { accountId, userId, accountLabel } = link
      await limit({ accountId, userId: `link:${link.id}` }, cost)
      return { accountId, userId, can: ACTIONS, ...(accountLabel !== null && { accountLabel }) }
    },
  }
}

function refused(reason: string): ConnectorAuthError {
  return new ConnectorAuthError('unauthenticated', { cause: new Error(reason) })
}

function idsOf(authorization: AuthorizationRequest): readonly string[] {
  if ('accountConnectorId' in authorization) return [authorization.accountConnectorId]
  return 'accountConnectorIds' in authorization ? authorization.accountConnectorIds : []
}
