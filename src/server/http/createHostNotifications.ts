import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { createRequestId } from '../../core/reference.js'
import type { DisconnectTarget } from '../cyclr/ConnectorService.js'
import type { LinkRecord } from '../links/createLinks.js'
import type { AuditAction, AuditEvent, ConnectionEvent } from '../options/AuditEvent.js'
import type { DisconnectContext } from '../options/DisconnectContext.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { reasonOf, safeError, toConnectorAuthError } from './problem.js'
import { requestContext } from './requestContext.js'
import { withTimeout } from './withTimeout.js'

const CALLBACK_TIMEOUT_MS = 2_000
const BEFORE_DISCONNECT_TIMEOUT_MS = 10_000
/** The sign-in window stays open for this check, so that `onConnected` is called even when the host's page is closed. */
const AUTH_STATE_TIMEOUT_MS = 3_000
/** As long as an attempt lives: later returns of it are refused. */
const NOTIFIED_TTL_MS = 60 * 60 * 1000

type Attempt = Pick<Grant, 'userId' | 'accountId'> & { attempt: string; accountConnectorId: string }

export type HostNotifications = ReturnType<typeof createHostNotifications>

/**
 * Calls the host's `onAudit`, `onConnected` and `onDisconnected`, each for up to two seconds, and `beforeDisconnect` for up
 * to ten. What they throw is logged and never fails the request.
 */
export function createHostNotifications(config: ProxyConfig) {
  const { onAudit, onConnected, beforeDisconnect, onDisconnected, store, logger, now } = config
  /** Attempts that are being reported right now: the return and a poll of the page may arrive together. */
  const inProgress = new Set<string>()

  /** True when the callback succeeded, or there is none. */
  const call = async <E extends { requestId: string }>(
    name: 'onAudit' | 'onConnected' | 'beforeDisconnect' | 'onDisconnected',
    callback: ((event: E) => unknown) | null,
    event: E,
    timeoutMs = CALLBACK_TIMEOUT_MS,
  ): Promise<boolean> => {
    if (callback === null) return true
    const timeout = new Error(`took longer than ${timeoutMs} ms`)
    try {
      await withTimeout(
        async () => callback(event),
        timeoutMs,
        () => timeout,
      )
      return true
    } catch (error) {
      const reason = error === timeout ? timeout.message : failureOf(error)
      logger.error({ requestId: event.requestId, callback: name, reason }, 'A callback of the host failed')
      return false
    }
  }

  const connectionEvent = (
    request: Request,
    { userId, accountId }: Pick<Grant, 'userId' | 'accountId'>,
    accountConnectorId: string,
    id = requestContext(request).requestId,
  ): ConnectionEvent => {
    const { requestId } = requestContext(request)
    return { id, at: new Date(now()).toISOString(), userId, accountId, accountConnectorId, requestId }
  }

  return {
    /** Reports an answered request. Requests whose user is unknown are logged, not audited. */
    audit: async (request: Request, action: AuditAction, status: number): Promise<void> => {
      const { requestId, clientRequestId, actor, error, beforeDisconnect: hook } = requestContext(request)
      if (actor === null) return
      const event: AuditEvent = {
        at: new Date(now()).toISOString(),
        action,
        outcome: error?.code ?? (status < 400 ? 'ok' : 'invalid_request'),
        ...actor,
        requestId,
        clientRequestId,
        ...(error?.restored !== undefined && { restored: error.restored }),
        ...(hook !== null && { beforeDisconnect: hook }),
      }
      await call('onAudit', onAudit, event)
    },

    /** Reports what happened to a connect link, where no request is audited for it, or beside the request that caused it. */
    auditLink: (action: AuditAction, link: LinkRecord, requestId = createRequestId()): Promise<boolean> => {
      const { id, userId, accountId, accountConnectorIds, cycleId } = link
      const event: AuditEvent = {
        at: new Date(now()).toISOString(),
        action,
        outcome: 'ok',
        userId,
        accountId,
        accountConnectorIds,
        cycleId,
        linkId: id,
        requestId,
        clientRequestId: null,
      }
      return call('onAudit', onAudit, event)
    },

    connected: (request: Request, grant: Grant, accountConnectorId: string) =>
      call('onConnected', onConnected, connectionEvent(request, grant, accountConnectorId)),

    /** Calls `beforeDisconnect`, and resolves whatever becomes of it. */
    beforeDisconnect: async (
      request: Request,
      { userId, accountId }: Grant,
      accountConnectorId: string,
      { connector, runMethod }: DisconnectTarget,
    ): Promise<void> => {
      if (beforeDisconnect === null) return
      const context = requestContext(request)
      let isOver = false
      const event: DisconnectContext = {
        accountId,
        userId,
        accountConnectorId,
        connector,
        requestId: context.requestId,
        // A method that runs late would meet the next connection.
        runMethod: async (method) => {
          if (isOver) throw new ConnectorAuthError('request_timeout', { cause: new Error('the hook is over') })
          return runMethod(method)
        },
      }
      const succeeded = await call('beforeDisconnect', beforeDisconnect, event, BEFORE_DISCONNECT_TIMEOUT_MS)
      isOver = true
      context.beforeDisconnect = succeeded ? 'ok' : 'failed'
    },

    disconnected: (request: Request, grant: Grant, accountConnectorId: string) =>
      call('onDisconnected', onDisconnected, connectionEvent(request, grant, accountConnectorId)),

    /**
     * Calls `onConnected` for a sign-in that has returned, if `isAuthenticated`. At least once: the attempt is marked only
     * after the callback succeeded, and a store that fails leads to a second call. Never rejects.
     */
    signInReturned: async (
      request: Request,
      attempt: Attempt,
      isAuthenticated: () => Promise<boolean>,
    ): Promise<void> => {
      if (onConnected === null || inProgress.has(attempt.attempt)) return
      const key = `caw:notified:${attempt.attempt}`
      inProgress.add(attempt.attempt)
      try {
        // Before Cyclr is called: replaying a return address must cost nothing.
        const mark = await store.get(key).catch(() => STORE_FAILED)
        if (mark !== undefined && mark !== STORE_FAILED) return
        if (!(await withTimeout(isAuthenticated, AUTH_STATE_TIMEOUT_MS, () => new Error('too late')))) return
        const event = connectionEvent(request, attempt, attempt.accountConnectorId, attempt.attempt)
        const succeeded = await call('onConnected', onConnected, event)
        if (succeeded && mark !== STORE_FAILED) await store.set(key, true, NOTIFIED_TTL_MS)
      } catch (error) {
        const { requestId } = requestContext(request)
        const { code } = toConnectorAuthError(error)
        logger.warn({ requestId, code }, 'A sign-in could not be checked for onConnected')
      } finally {
        inProgress.delete(attempt.attempt)
      }
    },
  }
}

/** Our own errors, such as those of `runMethod`, say why. */
function failureOf(error: unknown): string | undefined {
  return error instanceof ConnectorAuthError ? reasonOf(error) : safeError(error).message
}

const STORE_FAILED = Symbol('the store could not be read')
