import * as z from 'zod/mini'
import { ConnectorAuthError } from '../core/errors.js'
import type { Grant } from '../core/grant.js'
import type { ProxyConfig, Store } from './ProxyOptions.js'
import { placeOf } from './problem.js'
import { createSeal } from './seal.js'

/** Seconds. */
export const TICKET_LIFE = 60
export const ATTEMPT_LIFE = 60 * 60
/** Milliseconds that the store may take. */
const STORE_PATIENCE = 2_000
/** Of an attempt's id. Ours have 16; it becomes part of a key of the store. */
const MOST_CHARACTERS = 64

const ticketClaims = z.object({
  attempt: z.string(),
  userId: z.string(),
  accountId: z.string(),
  accountLabel: z.nullable(z.string()),
  accountConnectorId: z.string(),
  connectorName: z.string(),
  methodId: z.string(),
  wasAuthenticated: z.boolean(),
  /** Where redirect mode comes back to; `null` for a pop-up. */
  returnTo: z.nullable(z.string()),
  /** The page that asked is on another origin of the host's, which may open the sign-in directly. */
  sameSite: z.boolean(),
})
export type Ticket = z.infer<typeof ticketClaims>

const proofClaims = z.object({
  attempt: z.string(),
  userId: z.string(),
  accountId: z.string(),
  accountConnectorId: z.string(),
  returnTo: z.nullable(z.string()),
})
export type Proof = z.infer<typeof proofClaims>

export type AttemptState = 'waiting' | 'launched' | 'returned' | 'expired'

/** Whose attempt, at what: nobody else's question finds its state. */
type Whose = Pick<Ticket, 'attempt' | 'userId' | 'accountId' | 'accountConnectorId'>

/**
 * OAuth attempts. Tickets and proofs hold all there is to know; the store adds that a ticket works once, and what an
 * attempt has come to.
 */
export function createAttempts({ cyclr, store, now }: ProxyConfig) {
  const { seal, open } = createSeal(cyclr.clientSecret, now)
  /** Two launches at the same moment in this process: the store alone could tell both that they are the first. */
  const launching = new Set<string>()

  return {
    ticketFor: (ticket: Ticket) => seal('ticket', ticket, TICKET_LIFE),
    openTicket: (token: string) => open('ticket', token, ticketClaims),
    proofFor: ({ attempt, userId, accountId, accountConnectorId, returnTo }: Ticket) =>
      seal('proof', { attempt, userId, accountId, accountConnectorId, returnTo }, ATTEMPT_LIFE),
    openProof: (token: string) => open('proof', token, proofClaims),

    /** True once for each attempt. */
    claim: async (attempt: string): Promise<boolean> => {
      if (launching.has(attempt)) return false
      launching.add(attempt)
      try {
        if ((await patiently(store.get(usedKey(attempt)))) !== undefined) return false
        const kept = await patiently(store.set(usedKey(attempt), true, ATTEMPT_LIFE * 1000))
        // Keyv may swallow a store's failure and answer `false`: what was not kept would work twice.
        if (kept === false) throw new ConnectorAuthError('unavailable')
        return true
      } finally {
        launching.delete(attempt)
      }
    },
    /** Nothing was minted for it after all. */
    unclaim: (attempt: string) => patiently(store.delete(usedKey(attempt))),

    mark: (whose: Whose, state: AttemptState) => patiently(store.set(stateKey(whose), state, ATTEMPT_LIFE * 1000)),

    /** What an attempt has come to; its proof says so without any store. `null` when nothing is known. */
    stateOf: async (
      { userId, accountId }: Grant,
      id: string,
      attempt: string,
      token: string,
    ): Promise<AttemptState | null> => {
      if (attempt.length > MOST_CHARACTERS) return null
      const proof = token === '' ? 'unusable' : await open('proof', token, proofClaims)
      if (proof === 'expired') return 'expired'
      const fits =
        proof !== 'unusable' &&
        proof.attempt === attempt &&
        proof.userId === userId &&
        proof.accountId === accountId &&
        proof.accountConnectorId === id
      return fits ? 'returned' : readState(store, { attempt, userId, accountId, accountConnectorId: id })
    },
  }
}

async function readState(store: Store, whose: Whose): Promise<AttemptState | null> {
  const state = await patiently(store.get(stateKey(whose))).catch(() => undefined)
  return state === 'waiting' || state === 'launched' || state === 'returned' ? state : null
}

function usedKey(attempt: string): string {
  return `caw:used:${attempt}`
}

function stateKey({ attempt, userId, accountId, accountConnectorId }: Whose): string {
  return `caw:attempt:${[accountId, accountConnectorId, userId, attempt].map(encodeURIComponent).join(':')}`
}

async function patiently<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store took too long')), STORE_PATIENCE)
  })
  try {
    return await Promise.race([work, tooSlow])
  } catch (cause) {
    throw new ConnectorAuthError('unavailable', { cause: placeOf(cause) })
  } finally {
    clearTimeout(timer)
  }
}
