import * as z from 'zod/mini'
import type { Grant } from '../../core/grant.js'
import type { ConnectorService, Replaced, SignInStart } from '../cyclr/ConnectorService.js'
import { toConnectorAuthError } from '../http/problem.js'
import { kept, withStoreTimeout } from '../http/withStoreTimeout.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { renewalOf } from './attemptStatus.js'
import { ATTEMPT_LIFE, type Proof } from './createAttempts.js'

/** Milliseconds until nobody comes back to an abandoned attempt any more. */
const LONGEST = 7 * 24 * 60 * 60 * 1000

const pendingShape = z.object({
  /** The newest attempt: the only one whose cancelling puts anything back. */
  attempt: z.string(),
  userId: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
  /** A window of one of the attempts came back. */
  returned: z.boolean(),
  wasAuthenticated: z.boolean(),
  credentialFingerprint: z.nullable(z.string()),
  replaced: z.array(z.object({ name: z.string(), earlier: z.nullable(z.string()), written: z.nullable(z.string()) })),
})
type Pending = z.infer<typeof pendingShape>

type Place = Pick<Grant, 'accountId'>

export type EarlierValues = ReturnType<typeof createEarlierValues>

/**
 * The settings that sign-ins under way have replaced while reconnecting, one entry for each connector, so that they come
 * back when the sign-in is cancelled, or once it has expired and the connector is asked for again. What was changed once
 * more since stays as it is.
 *
 * Limits: secrets are not remembered, so they do not come back. An attempt that is abandoned and never looked at again
 * leaves the new settings in place, and so does a store that forgets: the default one does with its process. A window
 * that finishes after it was cancelled is signed in with the earlier settings.
 */
export function createEarlierValues(
  { store, now, logger }: ProxyConfig,
  service: Pick<ConnectorService, 'authState' | 'rollback'>,
) {
  const load = async (place: Place, id: string): Promise<Pending | null> => {
    const answer = z.safeParse(pendingShape, await withStoreTimeout(() => store.get(keyFor(place, id))))
    return answer.success ? answer.data : null
  }
  const save = (place: Place, id: string, pending: Pending) =>
    kept(() => store.set(keyFor(place, id), pending, LONGEST))
  const forget = async (place: Place, id: string): Promise<void> => {
    await withStoreTimeout(() => store.delete(keyFor(place, id)))
  }

  /** Puts back what was, unless the sign-in came back and nothing says that it came to nothing. */
  const settle = async (grant: Grant, id: string, pending: Pending): Promise<void> => {
    if (!(pending.returned && (await isConfirmed(grant, id, pending)))) {
      await service.rollback(grant, id, pending.replaced)
    }
    // Meanwhile another attempt may have begun, which has its own to remember.
    if ((await load(grant, id))?.attempt === pending.attempt) await forget(grant, id)
  }
  const isConfirmed = async (grant: Grant, id: string, pending: Pending) => {
    const state = await service.authState(grant, id, { fresh: true })
    return state.authenticated && renewalOf(pending, state) !== 'none'
  }

  return {
    /** Call it before anything is written. A second attempt takes over what the first one would have put back. */
    remember: async (grant: Grant, id: string, attempt: string, start: SignInStart): Promise<void> => {
      const before = start.wasAuthenticated ? await load(grant, id) : null
      if (before === null && start.replaced.length === 0) return
      const { wasAuthenticated, credentialFingerprint } = before ?? start
      await save(grant, id, {
        attempt,
        userId: grant.userId,
        until: now() + ATTEMPT_LIFE * 1000,
        returned: false,
        wasAuthenticated,
        credentialFingerprint,
        replaced: [...chained(before?.replaced ?? [], start.replaced).values()],
      })
    },

    noteReturn: async (proof: Proof): Promise<void> => {
      if (!proof.wasAuthenticated) return
      const pending = await load(proof, proof.accountConnectorId)
      if (pending) await save(proof, proof.accountConnectorId, { ...pending, returned: true })
    },

    /** The user gave the attempt up. Nothing happens for anybody else's, or one that a newer one has taken over. */
    cancel: async (grant: Grant, id: string, attempt: string): Promise<void> => {
      const pending = await load(grant, id)
      if (pending?.attempt === attempt && pending.userId === grant.userId) await settle(grant, id, pending)
    },

    /**
     * For whoever is about to look at the connector, or (`starting`) to sign in anew. It is not their fault, so it never
     * throws, but where a sign-in could not start either: without a store.
     */
    settleExpired: async (grant: Grant, id: string, { starting = false } = {}): Promise<boolean> => {
      try {
        const pending = await load(grant, id)
        if (pending === null || !(now() >= pending.until || (starting && pending.returned))) return false
        await settle(grant, id, pending)
        return true
      } catch (error) {
        const { code, retryable } = toConnectorAuthError(error)
        if (starting && code === 'unavailable') throw error
        logger.warn({ accountConnectorId: id, code }, 'Earlier settings could not be put back')
        // What Cyclr refuses now it refuses for ever.
        if (!retryable) await forget(grant, id).catch(() => undefined)
        return false
      }
    },

    forget,
  }
}

/** What each setting was before the first of several attempts, and is after the last. */
function chained(before: readonly Replaced[], after: readonly Replaced[]): Map<string, Replaced> {
  const all = new Map(before.map((one) => [one.name, one]))
  for (const one of after) {
    const first = all.get(one.name)
    all.set(one.name, first?.written === one.earlier ? { ...one, earlier: first.earlier } : one)
  }
  return all
}

function keyFor({ accountId }: Place, id: string): string {
  return `caw:earlier:${encodeURIComponent(accountId)}:${id}`
}
