import * as z from 'zod/mini'
import type { Action } from '../core/connector.js'
import { ConnectorAuthError } from '../core/errors.js'
import { DEFAULT_ACTIONS, type Grant } from '../core/grant.js'
import type { Ask, ProxyConfig } from './ProxyOptions.js'
import { asFault } from './problem.js'
import { withDeadline } from './withDeadline.js'

/** Milliseconds that the host may take to say who is asking. */
const PATIENCE = 5_000

const ACTIONS: readonly Action[] = ['read', 'connect', 'disconnect', 'check']

const grantShape = z.object({
  // It becomes a header and a part of a path at Cyclr: no spaces, line breaks or letters beyond ASCII.
  accountId: z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/)),
  userId: z.string().check(z.minLength(1)),
  accountLabel: z.exactOptional(z.string()),
  can: z.exactOptional(z.array(z.enum(ACTIONS))),
})

/** What the host lets this request do. Decided before Cyclr hears of it. */
export async function authorizeRequest(
  { authorize }: ProxyConfig,
  request: Request,
  ask: Ask,
  patience = PATIENCE,
): Promise<Grant> {
  const answer = await withDeadline(async () => authorize(request, ask), patience, tooLate).catch((error: unknown) => {
    // Hosts throw anything: strings, and redirects as a Response.
    throw asFault(error)
  })
  if (answer === null) throw new ConnectorAuthError('unauthenticated')
  if (answer === 'forbidden') throw new ConnectorAuthError('forbidden')
  const grant = z.safeParse(grantShape, answer)
  if (!grant.success) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned something that is no grant') })
  }
  if (!(grant.data.can ?? DEFAULT_ACTIONS).includes(ask.action)) throw new ConnectorAuthError('forbidden')
  return grant.data
}

function tooLate(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('authorize took too long') })
}
