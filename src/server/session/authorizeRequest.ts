import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import { toConnectorAuthError } from '../http/problem.js'
import { setActor } from '../http/requestContext.js'
import { withTimeout } from '../http/withTimeout.js'
import type { AuthorizationRequest, ProxyConfig } from '../options/ProxyOptions.js'
import { grantShape } from './grantShape.js'

/** Milliseconds that the host may take to say who is asking. */
const PATIENCE = 5_000

/** What the host lets this request do, and whether the user has asked too much. Decided before Cyclr hears of it. */
export async function authorizeRequest(
  { authorize, limit }: ProxyConfig,
  request: Request,
  ask: AuthorizationRequest,
  patience = PATIENCE,
): Promise<Grant> {
  const answer = await withTimeout(async () => authorize(request, ask), patience, tooLate).catch((error: unknown) => {
    // Hosts throw anything: strings, and redirects as a Response.
    throw toConnectorAuthError(error)
  })
  if (answer === null) throw new ConnectorAuthError('unauthenticated')
  if (answer === 'forbidden') throw new ConnectorAuthError('forbidden')
  const grant = z.safeParse(grantShape, answer)
  if (!grant.success) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned something that is no grant') })
  }
  setActor(request, grant.data, idsOf(ask), 'cycleId' in ask ? ask.cycleId : null)
  if (!(grant.data.can ?? DEFAULT_ACTIONS).includes(ask.action)) throw new ConnectorAuthError('forbidden')
  await limit(grant.data, request.method)
  return grant.data
}

function tooLate(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('authorize took too long') })
}

function idsOf(ask: AuthorizationRequest): readonly string[] {
  if ('accountConnectorId' in ask) return [ask.accountConnectorId]
  return 'accountConnectorIds' in ask ? ask.accountConnectorIds : []
}
