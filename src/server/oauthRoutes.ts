import type { Hono } from 'hono'
import { type OAuthBody, oauthBody, RETURN_PARAMETERS } from '../core/contract.js'
import { ConnectorAuthError, ERROR_CODES, visibleCode } from '../core/errors.js'
import { authorizeRequest } from './authorizeRequest.js'
import { createAnnouncer } from './createAnnouncer.js'
import type { ProxyEnv } from './createApp.js'
import { createAttempts, type Proof, TICKET_LIFE, type Ticket } from './createAttempts.js'
import type { Connections } from './cyclr/Connections.js'
import type { ProxyConfig } from './ProxyOptions.js'
import { createPages } from './pages.js'
import { asFault, logFault } from './problem.js'
import { readBody, readForm } from './readBody.js'
import { noteWho, traceOf } from './traceOf.js'

/** The sign-in in a window: begun, launched, returned, asked about. */
export function oauthRoutes(app: Hono<ProxyEnv>, config: ProxyConfig, connections: Connections): void {
  const announcer = createAnnouncer(config)
  const attempts = createAttempts(config)
  const pages = createPages(config)
  const launchPath = `${config.basePath}/oauth/launch`

  app.get(`${config.basePath}/connectors/:id/status`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    const { attempt = '', proof = '' } = c.req.query()
    const state = attempt === '' ? null : await attempts.stateOf(grant, id, attempt, proof)
    // The window is back: what was read a moment ago is from before that.
    const fresh = state === 'returned'
    const authenticated = await connections.isAuthenticated(grant, id, { signal: c.req.raw.signal, fresh })
    if (authenticated && state === 'returned') {
      const { userId, accountId } = grant
      await announcer.returned(c.req.raw, { attempt, userId, accountId, accountConnectorId: id }, async () => true)
    }
    return c.json({ authenticated, attempt: state })
  })

  app.post(`${config.basePath}/connectors/:id/oauth`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    const { methodId, mode, returnTo, values } = await readBody(c.req.raw, oauthBody)
    // Before anything is written: a request that is refused changes nothing.
    const target = readReturnTo(mode, returnTo, config)
    const start = await connections.startSignIn(grant, id, methodId, values)
    const ticket: Ticket = {
      attempt: shortId(),
      userId: grant.userId,
      accountId: grant.accountId,
      accountLabel: grant.accountLabel ?? null,
      accountConnectorId: id,
      connectorName: start.connectorName,
      methodId,
      wasAuthenticated: start.wasAuthenticated,
      returnTo: target,
      sameSite: config.allowedOrigins.has(c.req.header('Origin') ?? ''),
    }
    await attempts.mark(ticket, 'waiting')
    return c.json({
      attempt: ticket.attempt,
      launchUrl: `${config.publicUrl}/oauth/launch?${new URLSearchParams({ ticket: await attempts.ticketFor(ticket) })}`,
      expiresIn: TICKET_LIFE,
    })
  })

  /** The ticket is the authority here: the window may carry no cookie at all. */
  const launch = async (request: Request, requestId: string, token: string, confirmed: boolean): Promise<Response> => {
    const show = async ({ html, headers }: Awaited<ReturnType<typeof pages.expired>>, status = 200) =>
      new Response(html, { status, headers })
    const ticket = await attempts.openTicket(token)
    if (typeof ticket === 'string') return show(await pages.expired(), 400)
    if (!confirmed && !isOwnNavigation(request, ticket)) {
      return show(await pages.interstitial(token, ticket.connectorName, ticket.accountLabel))
    }
    noteWho(request, ticket, [ticket.accountConnectorId])
    try {
      if (!(await attempts.claim(ticket.attempt))) return show(await pages.expired(), 400)
      const address = await signInAddress(ticket)
      // Best effort: a token is minted by now, and lost if this were to fail.
      await attempts.mark(ticket, 'launched').catch(() => undefined)
      return new Response(null, { status: 302, headers: { Location: address, 'Referrer-Policy': 'no-referrer' } })
    } catch (error) {
      const fault = asFault(error)
      traceOf(request).fault = fault
      logFault(config.logger, fault, { requestId, method: request.method, path: launchPath })
      return show(await pages.failed(), ERROR_CODES[visibleCode(fault.code)].status)
    }
  }

  const signInAddress = async (ticket: Ticket): Promise<string> => {
    const proof = await attempts.proofFor(ticket)
    const target = `${config.publicUrl}/oauth/return?${new URLSearchParams({ attempt: ticket.attempt, proof })}`
    const { attempt, accountId, accountConnectorId, methodId } = ticket
    try {
      return await connections.signInAddress(accountId, accountConnectorId, methodId, target)
    } catch (error) {
      await attempts.unclaim(attempt).catch(() => undefined)
      throw error
    }
  }

  app.get(launchPath, async (c) => {
    if (isPrefetch(c.req.raw)) return c.body(null, 503)
    return launch(c.req.raw, c.get('requestId'), c.req.query('ticket') ?? '', false)
  })
  app.post(launchPath, async (c) => {
    const site = c.req.header('Sec-Fetch-Site')
    if (site === undefined ? c.req.header('Origin') !== config.publicOrigin : site !== 'same-origin') {
      throw new ConnectorAuthError('forbidden_origin')
    }
    return launch(c.req.raw, c.get('requestId'), (await readForm(c.req.raw)).get('ticket') ?? '', true)
  })

  const isConnected = (proof: Proof) => connections.isAuthenticated(proof, proof.accountConnectorId, { fresh: true })
  app.get(`${config.basePath}/oauth/return`, async (c) => {
    const proof = await attempts.openProof(c.req.query('proof') ?? '')
    if (typeof proof !== 'string') {
      noteWho(c.req.raw, proof, [proof.accountConnectorId])
      // Side by side: a store that hangs keeps the window open for its patience once, not twice.
      await Promise.all([
        attempts.mark(proof, 'returned').catch(() => undefined),
        announcer.returned(c.req.raw, proof, () => isConnected(proof)),
      ])
      if (proof.returnTo !== null) return c.redirect(withReturn(proof.returnTo, proof, c.req.query('proof') ?? ''))
    }
    const { html, headers } = await pages.returned()
    return new Response(html, { headers })
  })
}

/** A navigation that the host's own page began; anything else is asked about first (cross-user session fixation). */
function isOwnNavigation({ headers }: Request, { sameSite }: Ticket): boolean {
  const site = headers.get('Sec-Fetch-Site')
  const own = site === 'same-origin' || (site === 'same-site' && sameSite)
  return own && headers.get('Sec-Fetch-Dest') === 'document'
}

function isPrefetch({ headers }: Request): boolean {
  return /prefetch|preview/i.test(`${headers.get('Purpose')} ${headers.get('Sec-Purpose')}`)
}

/** Only to pages of the host's that it named: anything else would be an open redirect. */
function readReturnTo(mode: OAuthBody['mode'], returnTo = '', { returnOrigins }: ProxyConfig): string | null {
  if (mode === 'popup' && returnTo === '') return null
  const url = mode === 'redirect' && URL.canParse(returnTo) ? new URL(returnTo) : null
  // A blob: address has the origin of the page that made it.
  const isPage = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !isPage || !returnOrigins.has(url.origin)) throw new ConnectorAuthError('invalid_request')
  return url.href
}

function withReturn(
  returnTo: string,
  { attempt, accountConnectorId }: { attempt: string; accountConnectorId: string },
  proof: string,
): string {
  const url = new URL(returnTo)
  url.searchParams.set(RETURN_PARAMETERS.attempt, attempt)
  url.searchParams.set(RETURN_PARAMETERS.connector, accountConnectorId)
  url.searchParams.set(RETURN_PARAMETERS.proof, proof)
  return url.href
}

function shortId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
