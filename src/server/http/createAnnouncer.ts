import type { Grant } from '../../core/grant.js'
import type { ConnectionEvent } from '../options/AuditEvent.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { callHost } from './callHost.js'
import { toConnectorAuthError } from './problem.js'
import { requestContext } from './requestContext.js'
import { kept, withStoreTimeout } from './withStoreTimeout.js'
import { withTimeout } from './withTimeout.js'

/** Milliseconds. The sign-in window waits for the first, so that nobody has to be there for the host to be told. */
const CHECK_PATIENCE = 3_000
const STORE_FAILED = Symbol('the store could not be asked')
/** An attempt is over by then. */
const MEMORY = 60 * 60 * 1000

type Attempt = Pick<Grant, 'userId' | 'accountId'> & { attempt: string; accountConnectorId: string }

export type Announcer = ReturnType<typeof createAnnouncer>

/** Tells the host's backend what was connected and disconnected here. */
export function createAnnouncer({ onConnected, onDisconnected, store, logger, limit, now }: ProxyConfig) {
  /** Attempts that are being told of at this moment: the return and a poll of the page meet. */
  const telling = new Set<string>()
  const eventFor = (
    request: Request,
    { userId, accountId }: Attempt | Grant,
    accountConnectorId: string,
    id?: string,
  ) => {
    const { requestId } = requestContext(request)
    return { id: id ?? requestId, at: new Date(now()).toISOString(), userId, accountId, accountConnectorId, requestId }
  }
  const tell = (name: string, callback: ((event: ConnectionEvent) => unknown) | null, event: ConnectionEvent) =>
    callback === null
      ? Promise.resolve(true)
      : callHost(() => callback(event), { name, requestId: event.requestId, logger })

  return {
    connected: (request: Request, grant: Grant, id: string) =>
      tell('onConnected', onConnected, eventFor(request, grant, id)),
    disconnected: (request: Request, grant: Grant, id: string) =>
      tell('onDisconnected', onDisconnected, eventFor(request, grant, id)),

    /**
     * A sign-in came back; `isAuthenticated` says whether with success. Told once where the store can remember it, and
     * rather twice than never: marked only when the host has taken it. Never rejects.
     */
    returned: async (request: Request, attempt: Attempt, isAuthenticated: () => Promise<boolean>): Promise<void> => {
      if (onConnected === null || telling.has(attempt.attempt)) return
      const key = `caw:told:${attempt.attempt}`
      telling.add(attempt.attempt)
      try {
        // Before Cyclr is asked: who replays a return address costs nothing.
        const known = await withStoreTimeout(() => store.get(key)).catch(() => STORE_FAILED)
        if (known !== undefined && known !== STORE_FAILED) return
        await limit(attempt, 'GET')
        if (!(await withTimeout(isAuthenticated, CHECK_PATIENCE, () => new Error('too late')))) return
        const event = eventFor(request, attempt, attempt.accountConnectorId, attempt.attempt)
        const isTaken = await tell('onConnected', onConnected, event)
        if (isTaken && known !== STORE_FAILED) await kept(() => store.set(key, true, MEMORY))
      } catch (error) {
        const { requestId } = requestContext(request)
        logger.warn(
          { requestId, code: toConnectorAuthError(error).code },
          'A sign-in could not be checked for onConnected',
        )
      } finally {
        telling.delete(attempt.attempt)
      }
    },
  }
}
