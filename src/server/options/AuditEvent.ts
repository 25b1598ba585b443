import type { ErrorCode } from '../../core/errors.js'

/** What somebody did, or tried to. The poll of an open sign-in is none of these: it changes and tells nothing. */
export type AuditAction =
  | 'list'
  | 'read'
  | 'lookUp'
  | 'saveParameters'
  | 'saveCredentials'
  | 'removeCredentials'
  | 'verify'
  | 'startSignIn'
  | 'launchSignIn'
  | 'returnFromSignIn'
  | 'cancelSignIn'
  | 'readCycle'

/** One action of a known user, done or refused. Says who, what and how it ended; never a value. */
export type AuditEvent = {
  /** ISO 8601, UTC. */
  at: string
  action: AuditAction
  outcome: 'ok' | ErrorCode
  /** The host's own id of the user, as `authorize` said. In a sign-in window, of the one who began the sign-in. */
  userId: string
  accountId: string
  accountConnectorIds: readonly string[]
  /** Of `readCycle`. */
  cycleId: string | null
  /** The one in the answer and in the log. */
  requestId: string
  /** What the client sent as `X-Request-Id`, when it is fit for a log. */
  clientRequestId: string | null
  /** After a rejection while reconnecting: whether the earlier settings and credentials are back in place. */
  restored?: boolean
}

/** An account connector that somebody connected or disconnected here. */
export type ConnectionEvent = {
  /** The same whenever the same event is told again: the attempt's id after an OAuth sign-in, else the request's. */
  id: string
  /** ISO 8601, UTC. */
  at: string
  userId: string
  accountId: string
  accountConnectorId: string
  requestId: string
}
