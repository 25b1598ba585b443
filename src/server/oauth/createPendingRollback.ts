import * as z from 'zod/mini'
import type { Grant } from '../../core/grant.js'
import type { ConnectorService, Replaced, ReplacedMethod, SignInStart } from '../cyclr/ConnectorService.js'
import { toConnectorAuthError } from '../http/problem.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { renewalOf } from './attemptStatus.js'
import { ATTEMPT_LIFE_SECONDS, type Proof } from './createAttempts.js'

/** An abandoned attempt can be rolled back for this long. */
const PENDING_TTL_MS = 7 * 24 * 60 * 60 * 1000

const pendingShape = z.object({
  /** The newest attempt. Cancelling an older one restores nothing. */
  attempt: z.string(),
  userId: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
  /** True once the window of any of the attempts has returned. */
  returned: z.boolean(),
  wasAuthenticated: z.boolean(),
  credentialFingerprint: z.nullable(z.string()),
  replaced: z.array(z.object({ name: z.string(), earlier: z.nullable(z.string()), written: z.nullable(z.string()) })),
  replacedMethod: z.nullable(z.object({ earlier: z.string(), written: z.string() })),
})
type Pending = z.infer<typeof pendingShape>

type AccountRef = Pick<Grant, 'accountId'>

export type PendingRollback = ReturnType<typeof createPendingRollback>

/**
 * Settings and the method that OAuth attempts have replaced while reconnecting, one entry for each account connector. They are restored
 * when the attempt is cancelled, or on the first request for the connector after it has expired. A setting that has been
 * changed or saved again since keeps its new value.
 *
 * Limits: secrets are not stored, so they are not restored. Nothing is restored when no request follows an abandoned
 * attempt, or when the store loses its entries; the default store loses them with its process. A sign-in that is finished
 * after it was cancelled works with the earlier settings.
 */
export function createPendingRollback(
  { store, now, logger }: ProxyConfig,
  service: Pick<ConnectorService, 'authState' | 'rollback'>,
) {
  const load = async (account: AccountRef, id: string): Promise<Pending | null> => {
    const entry = z.safeParse(pendingShape, await store.get(keyFor(account, id)))
    return entry.success ? entry.data : null
  }

  /** Restores the settings, unless the sign-in has returned and the connector may hold a new credential. */
  const settle = async (grant: Grant, id: string, pending: Pending): Promise<void> => {
    if (!(pending.returned && (await isConfirmed(grant, id, pending)))) {
      await service.rollback(grant, id, pending)
    }
    // Another attempt may have started in the meantime; its entry stays.
    if ((await load(grant, id))?.attempt === pending.attempt) await store.delete(keyFor(grant, id))
  }
  const isConfirmed = async (grant: Grant, id: string, pending: Pending) => {
    const state = await service.authState(grant, id, { fresh: true })
    return state.authenticated && renewalOf(pending, state) !== 'none'
  }
  const forget = async (grant: Grant, id: string): Promise<void> => {
    await store.delete(keyFor(grant, id)).catch(() => undefined)
  }

  return {
    /** Call it before anything is written. A second attempt keeps what the first one replaced. */
    remember: async (grant: Grant, id: string, attempt: string, start: SignInStart): Promise<void> => {
      const before = start.wasAuthenticated ? await load(grant, id) : null
      if (before === null && start.replaced.length === 0 && start.replacedMethod === null) return
      const { wasAuthenticated, credentialFingerprint } = before ?? start
      const pending: Pending = {
        attempt,
        userId: grant.userId,
        until: now() + ATTEMPT_LIFE_SECONDS * 1000,
        returned: false,
        wasAuthenticated,
        credentialFingerprint,
        replaced: mergeReplaced(before?.replaced ?? [], start.replaced),
        replacedMethod: mergeMethods(before?.replacedMethod ?? null, start.replacedMethod),
      }
      await store.set(keyFor(grant, id), pending, PENDING_TTL_MS)
    },

    markReturned: async (proof: Proof): Promise<void> => {
      if (!proof.wasAuthenticated) return
      const pending = await load(proof, proof.accountConnectorId)
      if (pending === null) return
      await store.set(keyFor(proof, proof.accountConnectorId), { ...pending, returned: true }, PENDING_TTL_MS)
    },

    /** Restores the settings of an attempt that its user gave up. Does nothing for an attempt that is not the newest. */
    cancel: async (grant: Grant, id: string, attempt: string): Promise<void> => {
      const pending = await load(grant, id)
      if (pending?.attempt === attempt && pending.userId === grant.userId) await settle(grant, id, pending)
    },

    /**
     * Restores the settings of an expired attempt, or with `starting` of one that has returned. True when it did. Errors
     * are logged, since the request is about something else; with `starting` a store that fails throws `unavailable`.
     */
    restoreExpired: async (grant: Grant, id: string, { starting = false } = {}): Promise<boolean> => {
      try {
        const pending = await load(grant, id)
        if (pending === null || !(now() >= pending.until || (starting && pending.returned))) return false
        await settle(grant, id, pending)
        return true
      } catch (error) {
        const { code, retryable } = toConnectorAuthError(error)
        if (starting && code === 'unavailable') throw error
        logger.warn({ accountConnectorId: id, code }, 'Earlier settings could not be restored')
        // Cyclr would refuse the same values again.
        if (!retryable) await forget(grant, id)
        return false
      }
    },

    /** These settings have been saved since, by anyone: their values stay. Never rejects. */
    keepSaved: async (account: AccountRef, id: string, names: readonly string[]): Promise<void> => {
      try {
        const pending = await load(account, id)
        const replaced = pending?.replaced.filter(({ name }) => !names.includes(name)) ?? []
        if (pending === null || replaced.length === pending.replaced.length) return
        await store.set(keyFor(account, id), { ...pending, replaced }, PENDING_TTL_MS)
      } catch (error) {
        logger.warn(
          { accountConnectorId: id, code: toConnectorAuthError(error).code },
          'A saved setting may be replaced',
        )
      }
    },

    /** Call it when the connector has new credentials, or none: nothing is restored from then on. Never rejects. */
    forget,
  }
}

/** For each setting the value before the first of several attempts, and after the last. */
function mergeReplaced(before: readonly Replaced[], after: readonly Replaced[]): Replaced[] {
  const merged = new Map(before.map((one) => [one.name, one]))
  for (const one of after) {
    const first = merged.get(one.name)
    merged.set(one.name, first?.written === one.earlier ? { ...one, earlier: first.earlier } : one)
  }
  return [...merged.values()]
}

function mergeMethods(before: ReplacedMethod | null, after: ReplacedMethod | null): ReplacedMethod | null {
  if (before === null || after === null) return before ?? after
  return before.written === after.earlier ? { ...after, earlier: before.earlier } : after
}

function keyFor({ accountId }: AccountRef, id: string): string {
  return `caw:earlier:${encodeURIComponent(accountId)}:${id}`
}
