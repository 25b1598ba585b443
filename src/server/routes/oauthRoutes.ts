import type { Hono } from 'hono'
import { oauthBody } from '../../core/bodies.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorService, SignInStart } from '../cyclr/ConnectorService.js'
import type { Announcer } from '../http/createAnnouncer.js'
import { readBody } from '../http/readBody.js'
import { attemptStatus } from '../oauth/attemptStatus.js'
import { type Attempts, TICKET_LIFE } from '../oauth/createAttempts.js'
import type { EarlierValues } from '../oauth/createEarlierValues.js'
import { readReturnTo } from '../oauth/returnTo.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { localeFor } from '../pages/pageLocales.js'
import { authorizeRequest } from '../session/authorizeRequest.js'
import type { ProxyEnv } from './createApp.js'

/** Of a name on the interstitial: it travels in an address. */
const LONGEST_LABEL = 200

/** What both sides of a sign-in share: what is known of it, what it replaced, and who is told of it. */
export type SignIns = { attempts: Attempts; earlier: EarlierValues; announcer: Announcer }

/** The widget's side of a sign-in in a window: begun, asked about, given up. */
export function oauthRoutes(
  app: Hono<ProxyEnv>,
  config: ProxyConfig,
  service: ConnectorService,
  { attempts, earlier, announcer }: SignIns,
): void {
  const one = `${config.basePath}/connectors/:id`

  app.get(`${one}/status`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    const { attempt = '', proof = '' } = c.req.query()
    const known = attempt === '' ? null : await attempts.find(grant, id, attempt, proof)
    // The window is back: what was read a moment ago is from before that.
    const fresh = known?.state === 'returned'
    const now = await service.authState(grant, id, { signal: c.req.raw.signal, fresh })
    const verdict = attemptStatus(known, now)
    if (verdict.verification !== null) {
      const { userId, accountId } = grant
      await announcer.returned(c.req.raw, { attempt, userId, accountId, accountConnectorId: id }, async () => true)
      // Nothing can come to light any more, for better or worse.
      await earlier.forget(grant, id).catch(() => undefined)
    } else if (attempt !== '' && (known === null || known.state === 'expired')) await earlier.settleExpired(grant, id)
    return c.json({ authenticated: now.authenticated, ...verdict })
  })

  app.post(`${one}/oauth`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    const { methodId, mode, returnTo, values, locale } = await readBody(c.req.raw, oauthBody)
    // Before anything is written: a request that is refused changes nothing.
    const target = readReturnTo(mode, returnTo, config)
    const attempt = shortId()
    const whose = { attempt, userId: grant.userId, accountId: grant.accountId, accountConnectorId: id }
    const keep = async (start: SignInStart) => {
      await attempts.mark({ ...whose, ...start }, 'waiting')
      await earlier.remember(grant, id, attempt, start)
    }
    const start = await service.startSignIn(grant, id, methodId, values, keep).catch(async (error: unknown) => {
      // Without a store nothing was written, and nothing is known to put back: no need to wait for it once more.
      const isDown = error instanceof ConnectorAuthError && error.code === 'unavailable'
      if (!isDown) await earlier.cancel(grant, id, attempt).catch(() => undefined)
      throw error
    })
    const ticket = await attempts.ticketFor({
      ...whose,
      accountLabel: grant.accountLabel?.slice(0, LONGEST_LABEL) ?? null,
      connectorName: start.connectorName.slice(0, LONGEST_LABEL),
      methodId,
      wasAuthenticated: start.wasAuthenticated,
      credentialFingerprint: start.credentialFingerprint,
      returnTo: target,
      locale: localeFor(locale),
      sameSite: config.allowedOrigins.has(c.req.header('Origin') ?? ''),
    })
    const launchUrl = `${config.publicUrl}/oauth/launch?${new URLSearchParams({ ticket })}`
    return c.json({ attempt, launchUrl, expiresIn: TICKET_LIFE })
  })

  app.delete(`${one}/oauth`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    await earlier.cancel(grant, id, c.req.query('attempt') ?? '')
    return c.json(await service.read(grant, id))
  })
}

function shortId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
