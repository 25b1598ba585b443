import { ConnectorAuthError } from '../../core/errors.js'
import { requestContext, setActor } from '../http/requestContext.js'
import { withTimeout } from '../http/withTimeout.js'
import type { Ticket } from '../oauth/createAttempts.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

/** Milliseconds that the host may take to say whose session a window is in. */
const PATIENCE = 5_000

/**
 * Whether the window is in a session of another user of the host's. Then somebody was sent a sign-in that is not theirs:
 * the log and the audit are told. Without a session, as in an embedded page, there is nothing to compare.
 */
export async function isDifferentUser(
  { identify, logger }: ProxyConfig,
  request: Request,
  ticket: Pick<Ticket, 'userId' | 'accountId' | 'attempt' | 'accountConnectorId'>,
): Promise<boolean> {
  if (identify === null) return false
  const who = await withTimeout(async () => identify(request), PATIENCE, tooLate)
  const { userId, attempt, accountConnectorId } = ticket
  if (who === null || who === userId) return false
  setActor(request, ticket, [accountConnectorId])
  requestContext(request).fault = new ConnectorAuthError('forbidden')
  logger.warn({ attempt, accountConnectorId }, 'A sign-in window is in the session of another user')
  return true
}

function tooLate(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('identify took too long') })
}
