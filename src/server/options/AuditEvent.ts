import type { ErrorCode } from '../../core/errors.js'

/** An action of a user. The poll of an open sign-in is not one: it changes nothing and is not audited. */
export type AuditAction =
  | 'list'
  | 'read'
  | 'lookUp'
  | 'saveParameters'
  | 'saveCredentials'
  | 'removeCredentials'
  | 'verify'
  | 'identify'
  | 'startSignIn'
  | 'launchSignIn'
  | 'returnFromSignIn'
  | 'cancelSignIn'
  | 'readCycle'
  | 'createLink'
  | 'openLink'
  | 'finishLink'
  | 'revokeLink'

/** One action of a known user, whether it succeeded or not. Contains no values. */
export type AuditEvent = {
  /** ISO 8601, UTC. */
  at: string
  /** What the user did. */
  action: AuditAction
  /** `ok`, or the code of the error. */
  outcome: 'ok' | ErrorCode
  /** The host's own id of the user, from `authorize`. In a sign-in window: of the user who started the sign-in. With `linkId`: of the user who created the link. */
  userId: string
  /** Id of the Cyclr account. */
  accountId: string
  /** The account connectors that it was about. */
  accountConnectorIds: readonly string[]
  /** Only for `readCycle`. */
  cycleId: string | null
  /** The connect link that this is about, or that the request was sent with. Absent without one. */
  linkId?: string
  /** The same as in the answer and in the log. */
  requestId: string
  /** `X-Request-Id` as the client sent it, or `null` when it is missing or not safe to log. */
  clientRequestId: string | null
  /** After a rejection while reconnecting: whether the earlier settings and credentials have been restored. */
  restored?: boolean
  /** For `removeCredentials` with the option `beforeDisconnect`: whether the hook succeeded. Absent when it was not called. */
  beforeDisconnect?: 'ok' | 'failed'
}

/** An account connector that was connected or disconnected through this proxy. */
export type ConnectionEvent = {
  /** Equal for every call about the same connection: the attempt's id after an OAuth sign-in, else the request's id. */
  id: string
  /** ISO 8601, UTC. */
  at: string
  /** The host's own id of the user. */
  userId: string
  /** Id of the Cyclr account. */
  accountId: string
  /** Id of the account connector. */
  accountConnectorId: string
  /** The same as in the audit and in the log. */
  requestId: string
}
