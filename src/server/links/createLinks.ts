import { base64url } from 'jose'
import * as z from 'zod/mini'
import type { ConnectorSummary } from '../../core/connector.js'
import type { ConnectLink, LinkState } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { AccountRef } from '../../core/grant.js'
import { LINK_ID_PATTERN } from '../../core/protocol.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CheckedLinkRequest } from './linkRequest.js'

/** How long a link that has ended is known, so that its page can say why it no longer opens. */
const KNOWN_AFTER_END_MS = 7 * 24 * 60 * 60 * 1000

const linkRecord = z.object({
  id: z.string(),
  /** SHA-256 of the secret, in base64url. The secret itself is kept nowhere. */
  secretHash: z.string(),
  accountId: z.string(),
  userId: z.string(),
  accountLabel: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  accountConnectorIds: z.array(z.string()),
  cycleId: z.nullable(z.string()),
  /** Of the cycle. */
  name: z.nullable(z.string()),
  intent: z.enum(['connect', 'reconnect']),
  returnTo: z.nullable(z.string()),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
})
export type LinkRecord = z.infer<typeof linkRecord>

export type Links = ReturnType<typeof createLinks>

/** Whether the sessions of a link still work. Those of a finished one do, until they expire. */
export function isUsable(state: LinkState): boolean {
  return state === 'open' || state === 'finished'
}

/**
 * Connect links. A link is a record in the store with the hash of its secret, so that a link that the store has lost is no
 * longer usable. What changes later is kept under separate keys, so that two requests at once never overwrite each other.
 */
export function createLinks({ store, publicUrl, now }: ProxyConfig, service: ConnectorService) {
  const mark = (link: LinkRecord, name: string, value: unknown) =>
    store.set(keyOf(link.id, name), value, Math.max(1, link.expiresAt - now() + KNOWN_AFTER_END_MS))

  const find = async (id: string): Promise<LinkRecord | null> => {
    if (!LINK_ID_PATTERN.test(id)) return null
    const record = z.safeParse(linkRecord, await store.get(keyOf(id)))
    return record.success && record.data.id === id ? record.data : null
  }

  const stateOf = async (link: LinkRecord): Promise<LinkState> => {
    const endings = ['revoked', 'finished'] as const
    const [isRevoked, isFinished] = await Promise.all(endings.map((ending) => store.get(keyOf(link.id, ending))))
    // Both, where it was revoked while its last connector was connected.
    if (isRevoked === true) return 'revoked'
    if (isFinished === true) return 'finished'
    return now() >= link.expiresAt ? 'expired' : 'open'
  }

  return {
    find,
    stateOf,

    /** Creates the link of connectors that the account has. Throws `not_found` when it has not all of them. */
    create: async (request: CheckedLinkRequest): Promise<{ link: ConnectLink; record: LinkRecord }> => {
      const { name, connectors } = await connectorsOf(request, service)
      const id = randomText(12)
      const secret = randomText(32)
      const { accountId, userId, accountLabel, userName, intent, returnTo, locale, lifeSeconds } = request
      const record: LinkRecord = {
        id,
        secretHash: await hashOf(secret),
        accountId,
        userId,
        accountLabel,
        userName,
        accountConnectorIds: connectors.map(({ accountConnectorId }) => accountConnectorId),
        cycleId: 'cycleId' in request ? request.cycleId : null,
        name,
        intent,
        returnTo,
        expiresAt: now() + lifeSeconds * 1000,
      }
      await store.set(keyOf(id), record, lifeSeconds * 1000 + KNOWN_AFTER_END_MS)
      const query = locale === null ? '' : `?${new URLSearchParams({ locale })}`
      const url = `${publicUrl}/links/${id}${query}#${secret}`
      return { link: { id, url, expiresAt: new Date(record.expiresAt).toISOString() }, record }
    },

    /** Hashes are compared: how long that takes tells nothing about the secret. */
    hasSecret: async (link: LinkRecord, secret: string): Promise<boolean> => link.secretHash === (await hashOf(secret)),

    revoke: async (link: LinkRecord): Promise<void> => {
      await mark(link, 'revoked', true)
    },

    /** Notes that a connector has been connected through the link. */
    markConnected: async (link: LinkRecord, accountConnectorId: string): Promise<void> => {
      await mark(link, `connected:${accountConnectorId}`, true)
    },

    /** Ends an open link whose connectors are all connected. True when it did. */
    finishIfComplete: async (link: LinkRecord, connectors: readonly ConnectorSummary[]): Promise<boolean> => {
      if ((await stateOf(link)) !== 'open') return false
      const authenticated = new Set(connectors.flatMap((one) => (one.authenticated ? [one.accountConnectorId] : [])))
      const done = await Promise.all(
        link.accountConnectorIds.map(
          async (id) =>
            authenticated.has(id) &&
            (link.intent === 'connect' || (await store.get(keyOf(link.id, `connected:${id}`))) === true),
        ),
      )
      if (!done.every(Boolean)) return false
      await mark(link, 'finished', true)
      return true
    },
  }
}

async function connectorsOf(
  request: CheckedLinkRequest,
  service: ConnectorService,
): Promise<{ name: string | null; connectors: readonly ConnectorSummary[] }> {
  const account: AccountRef = request
  if ('cycleId' in request) {
    const { name, connectors } = await service.cycle(account, request.cycleId)
    if (connectors.length > 0) return { name, connectors }
    throw new ConnectorAuthError('not_found', { cause: new Error('the cycle needs no connector of this account') })
  }
  const connectors = await service.list(account, request.ids)
  if (connectors.length === request.ids.length) return { name: null, connectors }
  throw new ConnectorAuthError('not_found', {
    cause: new Error('the account does not have all connectors of the link'),
  })
}

function keyOf(id: string, mark?: string): string {
  return mark === undefined ? `caw:link:${id}` : `caw:link:${id}:${mark}`
}

function randomText(bytes: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)))
}

async function hashOf(secret: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
}
