import { ConnectorAuthError } from '../../core/errors.js'
import { optionError } from '../http/problem.js'
import { requestContext, setActor } from '../http/requestContext.js'
import { withTimeout } from '../http/withTimeout.js'
import type { AttemptRef } from '../oauth/createAttempts.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

const IDENTIFY_TIMEOUT_MS = 5_000

/**
 * True when the sign-in window has a session of another user than the one who started the sign-in, as the host's `identify`
 * says. That is logged and audited as `forbidden`. False without a session: an embedded page may have none; and for the
 * sign-in of a connect link, which is made for another person than its user.
 */
export async function isDifferentUser(
  { identify, logger }: ProxyConfig,
  request: Request,
  ref: AttemptRef & { linkId?: string | undefined },
): Promise<boolean> {
  if (identify === null || ref.linkId !== undefined) return false
  const user = await withTimeout(async () => identify(request), IDENTIFY_TIMEOUT_MS, timeoutError).catch(
    (error: unknown) => {
      throw optionError('identify', error)
    },
  )
  const { attempt, accountConnectorId } = ref
  if (user === null || isUserOf(ref, user)) return false
  setActor(request, ref, [accountConnectorId])
  requestContext(request).error = new ConnectorAuthError('forbidden')
  logger.warn({ attempt, accountConnectorId }, 'A sign-in window is in the session of another user')
  return true
}

function isUserOf(ref: AttemptRef, user: string | Pick<AttemptRef, 'userId' | 'accountId'>): boolean {
  if (typeof user === 'string') return user === ref.userId
  return user.userId === ref.userId && user.accountId === ref.accountId
}

function timeoutError(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('identify took too long') })
}
