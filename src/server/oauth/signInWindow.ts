import { ConnectorAuthError, ERROR_CODES, visibleCode } from '../../core/errors.js'
import { checkSameOrigin } from '../http/originPolicy.js'
import { reportError } from '../http/problem.js'
import { readForm } from '../http/readBody.js'
import { requestContext, setActor } from '../http/requestContext.js'
import { isUsable } from '../links/createLinks.js'
import { noteConnected } from '../links/linkProgress.js'
import type { Page } from '../pages/createPages.js'
import { LINK_EXPIRED, OAUTH_ERRORS } from '../pages/cyclrErrorPage.js'
import type { RouteCall, Services } from '../routes/Route.js'
import { isDifferentUser } from '../session/isDifferentUser.js'
import { attemptStatus } from './attemptStatus.js'
import type { Proof, Ticket } from './createAttempts.js'
import { withReturn } from './returnTo.js'
import { readWindowCookie, removedCookie, windowCookie } from './windowCookie.js'

// The window may carry no cookie of the host: its sealed ticket or proof identifies the attempt and its user.

export async function launchSignIn({ request, query }: RouteCall, services: Services): Promise<Response> {
  if (isPrefetch(request)) return new Response(null, { status: 503 })
  return launch(request, query['ticket'] ?? '', false, services)
}

/** The interstitial's form. */
export async function confirmLaunch({ request }: RouteCall, services: Services): Promise<Response> {
  checkSameOrigin(request, services.config.publicOrigin)
  return launch(request, (await readForm(request)).get('ticket') ?? '', true, services)
}

async function launch(request: Request, token: string, confirmed: boolean, services: Services): Promise<Response> {
  const { config, attempts, pages } = services
  const ticket = await attempts.openTicket(token)
  if (ticket === null) return show(await pages.expired(), 400)
  const audited = () => setActor(request, ticket, [ticket.accountConnectorId], null, ticket.linkId)
  if (attempts.isExpired(ticket)) {
    audited()
    await attempts.markExpired(ticket).catch(() => undefined)
    return show(await pages.expired(ticket), 400)
  }
  try {
    if (await isOfEndedLink(ticket, services)) {
      audited()
      requestContext(request).error = new ConnectorAuthError('forbidden', { cause: new Error('the link has ended') })
      return show(await pages.expired(ticket), 400)
    }
    if (await isDifferentUser(config, request, ticket)) return show(await pages.otherUser(ticket), 403)
    if (!confirmed && !isOwnNavigation(request, ticket)) return show(await pages.interstitial(token, ticket))
    audited()
    if (!(await attempts.claim(ticket.attempt))) return show(await pages.expired(ticket), 400)
    const address = await signInAddress(ticket, services)
    // The sign-in token has been issued by now: a store that fails must not lose it.
    await attempts.mark(ticket, 'launched').catch(() => undefined)
    return redirect(address, { 'Set-Cookie': await windowCookie(ticket, services) })
  } catch (error) {
    audited()
    const { code } = reportError(config.logger, request, error)
    return show(await pages.failed(ticket), ERROR_CODES[visibleCode(code)].status)
  }
}

/** A connect link that was revoked after its wizard had asked for this window. */
async function isOfEndedLink({ linkId }: Ticket, { links }: Services): Promise<boolean> {
  if (linkId === undefined) return false
  const link = await links.find(linkId)
  return link === null || !isUsable(await links.stateOf(link))
}

async function signInAddress(ticket: Ticket, { config, service, attempts }: Services): Promise<string> {
  const { attempt } = ticket
  const proof = await attempts.proofFor(ticket)
  const returnUrl = `${config.publicUrl}/oauth/return?${new URLSearchParams({ attempt, proof })}`
  try {
    return await service.signInAddress(ticket, returnUrl)
  } catch (error) {
    await attempts.unclaim(attempt).catch(() => undefined)
    throw error
  }
}

export async function returnFromSignIn({ request, query }: RouteCall, services: Services): Promise<Response> {
  const token = query['proof'] ?? ''
  const { attempts, pages } = services
  const ending = await attempts.openEnding(token)
  const proof = ending ?? (await attempts.openProof(token))
  if (proof === null) return show(await pages.returned())
  const isOwn = await isSameUser(request, proof, services)
  // Without the store, the proof that the window brings along is enough.
  if (isOwn && ending) await attempts.markEnded(ending).catch(() => undefined)
  if (isOwn && !ending) await recordReturn(request, proof, services)
  const cookie = await removedCookie(request, proof, services)
  const returnTo = isOwn ? await attempts.returnToOf(proof) : null
  if (returnTo !== null) return redirect(withReturn(returnTo, proof, token), cookie)
  const page = ending === null ? pages.returned : ending.outcome === 'denied' ? pages.denied : pages.ranOut
  return show(await page(proof), 200, cookie)
}

/**
 * Where Cyclr's own error pages lead the window, with the text that `cyclrErrorPage` prints. They know no attempt: the
 * cookie of the launch does. Any page can lead a browser here, so it claims nothing for good: a success still counts.
 */
export async function returnFromError({ request, query }: RouteCall, services: Services): Promise<Response> {
  const { config, attempts, pages } = services
  const proof = await readWindowCookie(request, services)
  // Such as a sign-in that began in Cyclr's console.
  if (proof === null) return show(await pages.ended())
  const given = query['error'] ?? ''
  const error = given === LINK_EXPIRED || OAUTH_ERRORS.has(given) ? given : null
  const { attempt, accountConnectorId } = proof
  config.logger.info({ accountConnectorId, error }, 'A sign-in ended on an error page of Cyclr')
  const ending = await attempts.endingFor(proof, error === LINK_EXPIRED ? 'expired' : 'denied')
  return redirect(`${config.publicUrl}/oauth/return?${new URLSearchParams({ attempt, proof: ending })}`)
}

async function recordReturn(request: Request, proof: Proof, services: Services): Promise<void> {
  const { service, attempts, pendingRollback, notifications } = services
  if (!(await attempts.takeReturn(proof.attempt))) return
  const isAuthenticated = async (): Promise<boolean> => {
    const now = await service.authState(proof, proof.accountConnectorId, { fresh: true })
    return attemptStatus({ ...proof, state: 'returned' }, now).verification === 'accepted'
  }
  const noteReturned = async () => {
    if (proof.linkId !== undefined && (await isAuthenticated())) {
      await noteConnected(request, proof.accountConnectorId, services)
    }
  }
  // In parallel: a store that hangs delays the page by one time-out, not by three.
  await Promise.allSettled([
    attempts.mark(proof, 'returned'),
    pendingRollback.markReturned(proof),
    notifications.signInReturned(request, proof, isAuthenticated),
    noteReturned(),
  ])
}

/** False when another user's window returned, or the users cannot be compared. Errors are logged: the page is the same. */
async function isSameUser(request: Request, proof: Proof, { config }: Services): Promise<boolean> {
  setActor(request, proof, [proof.accountConnectorId], null, proof.linkId)
  try {
    return !(await isDifferentUser(config, request, proof))
  } catch (error) {
    reportError(config.logger, request, error)
    return false
  }
}

function show({ html, headers }: Page, status = 200, more: Record<string, string> = {}): Response {
  return new Response(html, { status, headers: { ...headers, ...more } })
}

function redirect(address: string, more: Record<string, string> = {}): Response {
  return new Response(null, { status: 302, headers: { Location: address, ...more } })
}

/**
 * True for a navigation that the host's own page started. Any other shows the interstitial first: the user may have been
 * sent the link of someone else's sign-in (cross-user session fixation).
 */
function isOwnNavigation({ headers }: Request, { sameSite }: Ticket): boolean {
  const site = headers.get('Sec-Fetch-Site')
  const isOwnSite = site === 'same-origin' || (site === 'same-site' && sameSite)
  return isOwnSite && headers.get('Sec-Fetch-Dest') === 'document'
}

function isPrefetch({ headers }: Request): boolean {
  return /prefetch|preview/i.test(`${headers.get('Purpose')} ${headers.get('Sec-Purpose')}`)
}
