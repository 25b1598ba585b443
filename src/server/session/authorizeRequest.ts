import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import type { Cost } from '../http/createRateLimit.js'
import { optionError } from '../http/problem.js'
import { requestContext, setActor } from '../http/requestContext.js'
import { withTimeout } from '../http/withTimeout.js'
import type { AuthorizationRequest, ProxyConfig } from '../options/ProxyOptions.js'
import { explainInvalid, grantShape } from './sessionClaims.js'

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
      throw optionError('authorize', error)
    },
  )
  if (answer === null || answer === 'forbidden') {
    const cause = new Error(requestContext(request).refusal ?? `"authorize" returned ${answer}`)
    throw new ConnectorAuthError(answer ?? 'unauthenticated', { cause })
  }
  const grant = z.safeParse(grantShape, answer)
  if (!grant.success) {
    const cause = new Error(`"authorize" returned no grant: ${explainInvalid(answer, grant.error)}`)
    throw new ConnectorAuthError('misconfigured', { cause })
  }
  setActor(request, grant.data, idsOf(authorization), 'cycleId' in authorization ? authorization.cycleId : null)
  if (!(grant.data.can ?? DEFAULT_ACTIONS).includes(authorization.action)) {
    throw new ConnectorAuthError('forbidden', {
      cause: new Error(`the grant does not allow "${authorization.action}"`),
    })
  }
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
