import type { ConnectLink, LinkSession, LinkState } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { languageFor } from '../../core/language.js'
import { requestContext, setActor } from '../http/requestContext.js'
import type { ConnectorCall, RouteCall, Services } from '../routes/Route.js'
import { isUsable, type LinkRecord } from './createLinks.js'
import { finishLink } from './linkProgress.js'
import { readLinkRequest } from './linkRequest.js'

type InvitationBody = { intent?: 'connect' | 'reconnect'; locale?: string }

/** "Ask a colleague": a link for the one connector of the wizard. What it allows is decided by the grant. */
export async function inviteColleague(
  { request, grant, accountConnectorId, body }: ConnectorCall<InvitationBody>,
  { config, links, linkSessions }: Services,
): Promise<ConnectLink> {
  const { accountId, userId, accountLabel, userName } = grant
  const { intent, locale } = body
  await linkSessions.takeInvitation(grant)
  const who = { accountId, userId, accountLabel, userName }
  const linkRequest = { ...who, accountConnectorIds: [accountConnectorId], intent, locale }
  const { link } = await links.create(readLinkRequest(linkRequest, config))
  setActor(request, grant, [accountConnectorId], null, link.id)
  return link
}

export async function readInvitation(call: ConnectorCall, services: Services): Promise<{ state: LinkState }> {
  const link = await invitationOf(call, services)
  await finishLink(call.request, link, services)
  return { state: await services.links.stateOf(link) }
}

export async function revokeInvitation(call: ConnectorCall, services: Services): Promise<{ state: LinkState }> {
  const link = await invitationOf(call, services)
  setActor(call.request, call.grant, [call.accountConnectorId], null, link.id)
  if (isUsable(await services.links.stateOf(link))) await services.links.revoke(link)
  return { state: await services.links.stateOf(link) }
}

/** A link of this user for this connector. Any other is `not_found`. */
async function invitationOf(
  { grant, accountConnectorId, path }: ConnectorCall,
  { links }: Services,
): Promise<LinkRecord> {
  const link = await links.find(path['linkId'] ?? '')
  const isOwn =
    link?.accountId === grant.accountId &&
    link.userId === grant.userId &&
    link.accountConnectorIds.includes(accountConnectorId)
  if (link === null || !isOwn) throw new ConnectorAuthError('not_found')
  return link
}

/** Exchanges the secret of a link for a session. Opening a link again is allowed as long as it is open. */
export async function openLink(
  { request, path, body }: RouteCall & { body: { secret: string } },
  services: Services,
): Promise<LinkSession> {
  const { links, linkSessions, service } = services
  const link = await links.find(path['linkId'] ?? '')
  const hasSecret = link !== null && (await links.hasSecret(link, body.secret))
  if (link !== null) await linkSessions.takeOpening(link, hasSecret)
  if (link === null || !hasSecret) {
    throw new ConnectorAuthError('not_found', { cause: new Error('no link has this id and this secret') })
  }
  setActor(request, link, link.accountConnectorIds, link.cycleId, link.id)
  await finishLink(request, link, services)
  const state = await links.stateOf(link)
  const { returnTo, intent, name, userName, accountLabel } = link
  if (state !== 'open') {
    requestContext(request).error = new ConnectorAuthError('forbidden', { cause: new Error(`the link is ${state}`) })
    return { state, returnTo }
  }
  const connectors = await service.list(link, link.accountConnectorIds)
  return {
    state,
    ...(await linkSessions.tokenFor(link)),
    intent,
    connectors: connectors.map((one) => ({ accountConnectorId: one.accountConnectorId, name: one.name })),
    name,
    userName,
    accountLabel,
    returnTo,
  }
}

/** The page reads nothing of the link, so that opening it tells and changes nothing. */
export async function showLinkPage({ request, query }: RouteCall, { linkPage }: Services): Promise<Response> {
  const locale = query['locale'] || firstLanguage(request)
  const { html, headers } = await linkPage.page(locale)
  return new Response(request.method === 'HEAD' ? null : html, { headers })
}

/** The one that the browser asks for first, which is the first of `Accept-Language` in all browsers. */
function firstLanguage({ headers }: Request): string {
  return headers.get('Accept-Language')?.split(/[,;]/)[0]?.trim() ?? ''
}

export async function serveScript({ request }: RouteCall, { linkPage }: Services): Promise<Response> {
  return answer(request, await linkPage.asset('script'))
}

export async function serveLanguage({ request, path }: RouteCall, { linkPage }: Services): Promise<Response> {
  const language = path['language']?.replace(/\.js$/, '') ?? ''
  if (language === 'en' || languageFor(language) !== language) throw new ConnectorAuthError('not_found')
  return answer(request, await linkPage.asset(`locales/${language}`))
}

function answer({ method }: Request, { text, headers }: { text: string; headers: Record<string, string> }): Response {
  return new Response(method === 'HEAD' ? null : text, { headers })
}
