import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import type { Cost } from '../http/createRateLimit.js'
import { toConnectorAuthError } from '../http/problem.js'
import { setActor } from '../http/requestContext.js'
import { withTimeout } from '../http/withTimeout.js'
import type { AuthorizationRequest, ProxyConfig } from '../options/ProxyOptions.js'
import { grantShape } from './sessionClaims.js'

const AUTHORIZE_TIMEOUT_MS = 5_000

/** Calls the host's `authorize`, checks its answer, and takes the request's cost from the rate limits. */
export async function authorizeRequest(
  { authorize, limit }: ProxyConfig,
  request: Request,
  authorization: AuthorizationRequest,
  cost: Cost,
  timeoutMs = AUTHORIZE_TIMEOUT_MS,
): Promise<Grant> {
  const answer = await withTimeout(async () => authorize(request, authorization), timeoutMs, timeoutError).catch(
    (error: unknown) => {
      // A host may throw anything: a string, or a redirect as a Response.
      throw toConnectorAuthError(error)
    },
  )
  if (answer === null) throw new ConnectorAuthError('unauthenticated')
  if (answer === 'forbidden') throw new ConnectorAuthError('forbidden')
  const grant = z.safeParse(grantShape, answer)
  if (!grant.success) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned an invalid grant') })
  }
  setActor(request, grant.data, idsOf(authorization), 'cycleId' in authorization ? authorization.cycleId : null)
  if (!(grant.data.can ?? DEFAULT_ACTIONS).includes(authorization.action)) throw new ConnectorAuthError('forbidden')
  await limit(grant.data, cost)
  return grant.data
}

function timeoutError(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('authorize took too long') })
}

function idsOf(authorization: AuthorizationRequest): readonly string[] {
  if ('accountConnectorId' in authorization) return [authorization.accountConnectorId]
  return 'accountConnectorIds' in authorization ? authorization.accountConnectorIds : []
}
