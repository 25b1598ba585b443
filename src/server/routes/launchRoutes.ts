import type { Hono } from 'hono'
import { ConnectorAuthError, ERROR_CODES, visibleCode } from '../../core/errors.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import { readForm } from '../http/readBody.js'
import { reportError } from '../http/reportError.js'
import { setActor } from '../http/requestContext.js'
import { attemptStatus } from '../oauth/attemptStatus.js'
import type { Proof, Ticket } from '../oauth/createAttempts.js'
import { withReturn } from '../oauth/returnTo.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { createPages, type Page } from '../pages/createPages.js'
import { isDifferentUser } from '../session/isDifferentUser.js'
import type { ProxyEnv } from './createApp.js'
import type { SignIns } from './oauthRoutes.js'

/** The window's side of a sign-in: out to Cyclr, and back from it. The ticket is the authority: there may be no cookie. */
export function launchRoutes(
  app: Hono<ProxyEnv>,
  config: ProxyConfig,
  service: ConnectorService,
  { attempts, earlier, announcer }: SignIns,
): void {
  const pages = createPages(config)
  const launchPath = `${config.basePath}/oauth/launch`

  const launch = async (request: Request, token: string, confirmed: boolean): Promise<Response> => {
    const ticket = await attempts.openTicket(token)
    if (ticket === null) return show(await pages.expired(), 400)
    const note = () => setActor(request, ticket, [ticket.accountConnectorId])
    if (attempts.ranOut(ticket)) {
      note()
      await attempts.markRanOut(ticket).catch(() => undefined)
      return show(await pages.expired(ticket), 400)
    }
    try {
      if (await isDifferentUser(config, request, ticket)) return show(await pages.otherUser(ticket), 403)
      if (!confirmed && !isOwnNavigation(request, ticket)) return show(await pages.interstitial(token, ticket))
      note()
      if (!(await attempts.claim(ticket.attempt))) return show(await pages.expired(ticket), 400)
      const address = await signInAddress(ticket)
      // Best effort: a token is minted by now, and lost if this were to fail.
      await attempts.mark(ticket, 'launched').catch(() => undefined)
      return new Response(null, { status: 302, headers: { Location: address, 'Referrer-Policy': 'no-referrer' } })
    } catch (error) {
      note()
      const fault = reportError(config.logger, request, error)
      return show(await pages.failed(ticket), ERROR_CODES[visibleCode(fault.code)].status)
    }
  }

  const signInAddress = async (ticket: Ticket): Promise<string> => {
    const proof = await attempts.proofFor(ticket)
    const target = `${config.publicUrl}/oauth/return?${new URLSearchParams({ attempt: ticket.attempt, proof })}`
    const { attempt, accountId, accountConnectorId, methodId } = ticket
    try {
      return await service.signInAddress(accountId, accountConnectorId, methodId, target)
    } catch (error) {
      await attempts.unclaim(attempt).catch(() => undefined)
      throw error
    }
  }

  app.get(launchPath, async (c) => {
    if (isPrefetch(c.req.raw)) return c.body(null, 503)
    return launch(c.req.raw, c.req.query('ticket') ?? '', false)
  })
  app.post(launchPath, async (c) => {
    const site = c.req.header('Sec-Fetch-Site')
    if (site === undefined ? c.req.header('Origin') !== config.publicOrigin : site !== 'same-origin') {
      throw new ConnectorAuthError('forbidden_origin')
    }
    return launch(c.req.raw, (await readForm(c.req.raw)).get('ticket') ?? '', true)
  })

  /** Whether the one who began it came back. Nothing that goes wrong here is the window's to tell. */
  const noteReturn = async (request: Request, proof: Proof): Promise<boolean> => {
    setActor(request, proof, [proof.accountConnectorId])
    try {
      if (await isDifferentUser(config, request, proof)) return false
    } catch (error) {
      reportError(config.logger, request, error)
      return false
    }
    // Side by side: a store that hangs keeps the window open for its patience once, not three times.
    await Promise.allSettled([
      attempts.mark(proof, 'returned'),
      earlier.noteReturn(proof),
      announcer.returned(request, proof, () => isDone(proof)),
    ])
    return true
  }
  const isDone = async (proof: Proof): Promise<boolean> => {
    const now = await service.authState(proof, proof.accountConnectorId, { fresh: true })
    return attemptStatus({ ...proof, state: 'returned' }, now).verification !== null
  }

  app.get(`${config.basePath}/oauth/return`, async (c) => {
    const token = c.req.query('proof') ?? ''
    const proof = await attempts.openProof(token)
    if (typeof proof === 'string') return show(await pages.returned())
    const isTheirs = await noteReturn(c.req.raw, proof)
    if (isTheirs && proof.returnTo !== null) return c.redirect(withReturn(proof.returnTo, proof, token))
    return show(await pages.returned(proof))
  })
}

function show({ html, headers }: Page, status = 200): Response {
  return new Response(html, { status, headers })
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
