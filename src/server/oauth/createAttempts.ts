import * as z from 'zod/mini'
import type { Grant } from '../../core/grant.js'
import { kept, withStoreTimeout } from '../http/withStoreTimeout.js'
import type { ProxyConfig, Store } from '../options/ProxyOptions.js'
import { createSeal } from './seal.js'

/** Seconds. */
export const TICKET_LIFE = 60
export const ATTEMPT_LIFE = 60 * 60
/** Of an attempt's id. Ours have 16; it becomes part of a key of the store. */
const MOST_CHARACTERS = 64

const whose = { attempt: z.string(), userId: z.string(), accountId: z.string(), accountConnectorId: z.string() }
const before = { wasAuthenticated: z.boolean(), credentialFingerprint: z.nullable(z.string()) }

/** What a window that comes back brings along: enough to know the attempt without any store. */
const proofClaims = z.object({
  ...whose,
  ...before,
  /** Where redirect mode comes back to; `null` for a pop-up. */
  returnTo: z.nullable(z.string()),
  /** One of the languages that the pages have. */
  locale: z.string(),
})
export type Proof = z.infer<typeof proofClaims>

const ticketClaims = z.extend(proofClaims, {
  accountLabel: z.nullable(z.string()),
  connectorName: z.string(),
  methodId: z.string(),
  /** The page that asked is on another origin of the host's, which may open the sign-in directly. */
  sameSite: z.boolean(),
  /** Until when it opens the sign-in. After that it only says whose it was. Milliseconds since the epoch. */
  until: z.number(),
})
export type Ticket = z.infer<typeof ticketClaims>

const knownAttempt = z.object({ state: z.enum(['waiting', 'launched', 'returned', 'expired']), ...before })
/** What an attempt has come to, and what its connector was like when it began. */
export type KnownAttempt = z.infer<typeof knownAttempt>

/** Whose attempt, at what: nobody else's question finds its state. */
type Whose = Pick<Ticket, 'attempt' | 'userId' | 'accountId' | 'accountConnectorId'>

export type Attempts = ReturnType<typeof createAttempts>

/**
 * OAuth attempts. Tickets and proofs hold all there is to know; the store adds that a ticket works once, and what an
 * attempt has come to. A store has no way to set what is not there yet, so two instances that launch one ticket at the
 * very same moment may both do it; one after the other they may not.
 */
export function createAttempts({ cyclr, store, now }: ProxyConfig) {
  const { seal, open } = createSeal(cyclr.clientSecret, now)
  /** Two launches at the same moment in this process: the store alone could tell both that they are the first. */
  const launching = new Set<string>()

  const mark = (
    { wasAuthenticated, credentialFingerprint, ...rest }: Whose & Omit<KnownAttempt, 'state'>,
    state: KnownAttempt['state'],
  ) => kept(() => store.set(stateKey(rest), { state, wasAuthenticated, credentialFingerprint }, ATTEMPT_LIFE * 1000))

  return {
    mark,

    ticketFor: (ticket: Omit<Ticket, 'until'>) =>
      seal('ticket', { ...ticket, until: now() + TICKET_LIFE * 1000 }, ATTEMPT_LIFE),
    openTicket: async (token: string): Promise<Ticket | null> => {
      const ticket = await open('ticket', token, ticketClaims)
      return typeof ticket === 'string' ? null : ticket
    },
    ranOut: ({ until }: Ticket): boolean => now() >= until,
    /** Its link will not open any more. Nothing is said of one that was opened in time: that may be under way. */
    markRanOut: async (ticket: Ticket): Promise<void> => {
      if ((await readState(store, ticket))?.state === 'waiting') await mark(ticket, 'expired')
    },

    proofFor: (ticket: Proof) => seal('proof', z.parse(proofClaims, ticket), ATTEMPT_LIFE),
    openProof: (token: string) => open('proof', token, proofClaims),

    /** True once for each attempt. */
    claim: async (attempt: string): Promise<boolean> => {
      if (launching.has(attempt)) return false
      launching.add(attempt)
      try {
        if ((await withStoreTimeout(() => store.get(usedKey(attempt)))) !== undefined) return false
        await kept(() => store.set(usedKey(attempt), true, ATTEMPT_LIFE * 1000))
        return true
      } finally {
        launching.delete(attempt)
      }
    },
    /** Nothing was minted for it after all. */
    unclaim: (attempt: string) => withStoreTimeout(() => store.delete(usedKey(attempt))),

    /** What is known of an attempt; its proof says so without any store. `null` when nothing is. */
    find: async (grant: Grant, id: string, attempt: string, token: string): Promise<KnownAttempt | null> => {
      if (attempt.length > MOST_CHARACTERS) return null
      const asked = { attempt, userId: grant.userId, accountId: grant.accountId, accountConnectorId: id }
      const proof = token === '' ? 'unusable' : await open('proof', token, proofClaims)
      if (proof === 'expired') return { state: 'expired', wasAuthenticated: false, credentialFingerprint: null }
      if (proof !== 'unusable' && stateKey(proof) === stateKey(asked)) return { ...proof, state: 'returned' }
      return readState(store, asked).catch(() => null)
    },
  }
}

async function readState(store: Store, asked: Whose): Promise<KnownAttempt | null> {
  const answer = z.safeParse(knownAttempt, await withStoreTimeout(() => store.get(stateKey(asked))))
  return answer.success ? answer.data : null
}

function usedKey(attempt: string): string {
  return `caw:used:${attempt}`
}

function stateKey({ attempt, userId, accountId, accountConnectorId }: Whose): string {
  return `caw:attempt:${[accountId, accountConnectorId, userId, attempt].map(encodeURIComponent).join(':')}`
}
