import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import * as z from 'zod/mini'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Store } from '../options/Store.js'
import { shortReturnTo } from './returnTo.js'
import { createSeal } from './seal.js'

/** How long a launch link opens the sign-in. */
export const TICKET_LIFE_SECONDS = 60
export const ATTEMPT_LIFE_SECONDS = 60 * 60
/** A window returns once, and a page that is reloaded a few times more. */
const MAX_RETURNS_PER_MINUTE = 10
/** Ours have 16 characters. The id becomes part of a key in the store. */
const MAX_ATTEMPT_ID_LENGTH = 64

const attemptRef = { attempt: z.string(), userId: z.string(), accountId: z.string(), accountConnectorId: z.string() }
const before = { wasAuthenticated: z.boolean(), credentialFingerprint: z.nullable(z.string()) }

/** What a returning window brings along: enough to identify the attempt without a store. */
const proofClaims = z.object({
  ...attemptRef,
  ...before,
  /** The page that redirect mode returns to; `null` for a pop-up. */
  returnTo: z.nullable(z.string()),
  /** One of the languages of the pages. */
  locale: z.string(),
  /** The connect link that the sign-in was started with. */
  linkId: z.optional(z.string()),
})
export type Proof = z.infer<typeof proofClaims>

/** What a window brings along that Cyclr's own page led back, without access. */
const endingClaims = z.extend(proofClaims, { outcome: z.enum(['denied', 'expired']) })
export type Ending = z.infer<typeof endingClaims>

const ticketClaims = z.extend(proofClaims, {
  accountLabel: z.nullable(z.string()),
  connectorName: z.string(),
  methodId: z.string(),
  /** Absent in a ticket of an earlier version of the proxy, while instances are being replaced. */
  hasSeveralMethods: z.optional(z.boolean()),
  /** The sign-in was started from an allowed origin other than the proxy's own: it may launch without the interstitial. */
  sameSite: z.boolean(),
  /** After this moment the ticket only identifies its attempt. Milliseconds since the epoch. */
  until: z.number(),
})
export type Ticket = z.infer<typeof ticketClaims>

const knownAttempt = z.object({ state: z.enum(['waiting', 'launched', 'returned', 'expired', 'denied']), ...before })
/** The state of an attempt, and of its connector when it began. */
export type KnownAttempt = z.infer<typeof knownAttempt>

/** The attempt, its user and its account connector: the state is found by all four. */
export type AttemptRef = Pick<Ticket, 'attempt' | 'userId' | 'accountId' | 'accountConnectorId'>

export type Attempts = ReturnType<typeof createAttempts>

/**
 * OAuth attempts. Tickets and proofs hold everything needed; the store adds that a ticket works once, and the attempt's
 * state. Without `setIfAbsent`, two instances that launch one ticket at the same instant may both succeed.
 */
export function createAttempts({ cyclr, store, now }: ProxyConfig) {
  const { seal, open } = createSeal(cyclr.clientSecret, now)
  const returns = new RateLimiterMemory({ points: MAX_RETURNS_PER_MINUTE, duration: 60, keyPrefix: 'return' })
  /** Attempts that this process is claiming: two simultaneous launches would both find the store empty. */
  const claiming = new Set<string>()

  const mark = async (
    { wasAuthenticated, credentialFingerprint, ...ref }: AttemptRef & Omit<KnownAttempt, 'state'>,
    state: KnownAttempt['state'],
  ): Promise<void> => {
    await store.set(stateKey(ref), { state, wasAuthenticated, credentialFingerprint }, ATTEMPT_LIFE_SECONDS * 1000)
  }

  const proofFor = (ticket: Proof) => seal('proof', z.parse(proofClaims, ticket), ATTEMPT_LIFE_SECONDS)
  const openProof = async (token: string): Promise<Proof | null> => {
    const proof = await open('proof', token, proofClaims)
    return typeof proof === 'string' ? null : proof
  }

  return {
    mark,

    /**
     * Whether another return of this attempt is to be recorded. A proof works for an hour and needs no session: what it
     * costs is taken from a budget of its own, not from that of its user.
     */
    takeReturn: (attempt: string): Promise<boolean> =>
      returns.consume(attempt).then(
        () => true,
        () => false,
      ),

    /** A page address that is too long for the ticket is kept in the store, sealed. */
    ticketFor: async (ticket: Omit<Ticket, 'until'>): Promise<string> => {
      const returnTo = ticket.returnTo && shortReturnTo(ticket.returnTo)
      const lifeMs = ATTEMPT_LIFE_SECONDS * 1000
      if (returnTo !== ticket.returnTo) await store.set(returnKey(ticket.attempt), await proofFor(ticket), lifeMs)
      return seal('ticket', { ...ticket, returnTo, until: now() + TICKET_LIFE_SECONDS * 1000 }, ATTEMPT_LIFE_SECONDS)
    },
    openTicket: async (token: string): Promise<Ticket | null> => {
      const ticket = await open('ticket', token, ticketClaims)
      return typeof ticket === 'string' ? null : ticket
    },
    isExpired: ({ until }: Ticket): boolean => now() >= until,
    /** Only while it is waiting: an attempt that was launched in time may still be under way. */
    markExpired: async (ticket: Ticket): Promise<void> => {
      if ((await readState(store, ticket))?.state === 'waiting') await mark(ticket, 'expired')
    },

    proofFor,
    openProof,
    /** For the cookie of a launched window: it leads back from a page of Cyclr that knows no address of ours. */
    windowFor: (ticket: Proof) => seal('window', z.parse(proofClaims, ticket), ATTEMPT_LIFE_SECONDS),
    openWindow: async (token: string): Promise<Proof | null> => {
      const proof = await open('window', token, proofClaims)
      return typeof proof === 'string' ? null : proof
    },

    endingFor: (proof: Proof, outcome: Ending['outcome']) =>
      seal('ending', { ...proof, outcome }, ATTEMPT_LIFE_SECONDS),
    openEnding: async (token: string): Promise<Ending | null> => {
      const ending = await open('ending', token, endingClaims)
      return typeof ending === 'string' ? null : ending
    },
    /** Only while its window is open: a sign-in that has returned may be the later one. */
    markEnded: async (ending: Ending): Promise<void> => {
      if ((await readState(store, ending))?.state !== 'returned') await mark(ending, ending.outcome)
    },

    /** The page to return to. Where the store has lost a long address, the short one. */
    returnToOf: async ({ attempt, returnTo }: Proof): Promise<string | null> => {
      const kept = returnTo && (await store.get(returnKey(attempt)).catch(() => undefined))
      const whole = typeof kept === 'string' ? await openProof(kept) : null
      return whole?.returnTo ?? returnTo
    },

    /** True for the first launch of an attempt only. */
    claim: async (attempt: string): Promise<boolean> => {
      if (store.setIfAbsent) return store.setIfAbsent(usedKey(attempt), 'used', ATTEMPT_LIFE_SECONDS * 1000)
      if (claiming.has(attempt)) return false
      claiming.add(attempt)
      try {
        if ((await store.get(usedKey(attempt))) !== undefined) return false
        await store.set(usedKey(attempt), true, ATTEMPT_LIFE_SECONDS * 1000)
        return true
      } finally {
        claiming.delete(attempt)
      }
    },
    /** Allows another launch: no sign-in token was issued. */
    unclaim: (attempt: string) => store.delete(usedKey(attempt)),

    /** The attempt's state, from its proof or else from the store. `null` when neither has it. */
    find: async (grant: Grant, id: string, attempt: string, token: string): Promise<KnownAttempt | null> => {
      if (attempt.length > MAX_ATTEMPT_ID_LENGTH) return null
      const ref = { attempt, userId: grant.userId, accountId: grant.accountId, accountConnectorId: id }
      const proof = token === '' ? 'unusable' : await open('proof', token, proofClaims)
      if (proof === 'expired') return { state: 'expired', wasAuthenticated: false, credentialFingerprint: null }
      if (proof !== 'unusable' && stateKey(proof) === stateKey(ref)) return { ...proof, state: 'returned' }
      const ending = token === '' ? 'unusable' : await open('ending', token, endingClaims)
      if (typeof ending !== 'string' && stateKey(ending) === stateKey(ref)) return { ...ending, state: ending.outcome }
      return readState(store, ref).catch(() => null)
    },
  }
}

async function readState(store: Store, ref: AttemptRef): Promise<KnownAttempt | null> {
  const state = z.safeParse(knownAttempt, await store.get(stateKey(ref)))
  return state.success ? state.data : null
}

function returnKey(attempt: string): string {
  return `caw:return:${attempt}`
}

function usedKey(attempt: string): string {
  return `caw:used:${attempt}`
}

function stateKey({ attempt, userId, accountId, accountConnectorId }: AttemptRef): string {
  return `caw:attempt:${[accountId, accountConnectorId, userId, attempt].map(encodeURIComponent).join(':')}`
}
