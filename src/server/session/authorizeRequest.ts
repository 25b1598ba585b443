import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import { asFault } from '../http/problem.js'
import { noteWho } from '../http/requestContext.js'
import { withDeadline } from '../http/withTimeout.js'
import type { Ask, ProxyConfig } from '../options/ProxyOptions.js'
import { grantShape } from './grantShape.js'

/** Milliseconds that the host may take to say who is asking. */
const PATIENCE = 5_000

/** What the host lets this request do, and whether the user has asked too much. Decided before Cyclr hears of it. */
export async function authorizeRequest(
  { authorize, limit }: ProxyConfig,
  request: Request,
  ask: Ask,
  patience = PATIENCE,
): Promise<Grant> {
  const answer = await withDeadline(async () => authorize(request, ask), patience, tooLate).catch((error: unknown) => {
    // Hosts throw anything: strings, and redirects as a Response.
    throw asFault(error)
  })
  if (answer === null) throw new ConnectorAuthError('unauthenticated')
  if (answer === 'forbidden') throw new ConnectorAuthError('forbidden')
  const grant = z.safeParse(grantShape, answer)
  if (!grant.success) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned something that is no grant') })
  }
  noteWho(request, grant.data, idsOf(ask), 'cycleId' in ask ? ask.cycleId : null)
  if (!(grant.data.can ?? DEFAULT_ACTIONS).includes(ask.action)) throw new ConnectorAuthError('forbidden')
  await limit(grant.data, request.method)
  return grant.data
}

function tooLate(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('authorize took too long') })
}

function idsOf(ask: Ask): readonly string[] {
  if ('accountConnectorId' in ask) return [ask.accountConnectorId]
  return 'accountConnectorIds' in ask ? ask.accountConnectorIds : []
}
