import type { Connector } from '../../core/connector.js'
import type { OAuthAnswer, OAuthBody, Status } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { languageFor } from '../../core/language.js'
import type { SignInStart } from '../cyclr/ConnectorService.js'
import { requestContext } from '../http/requestContext.js'
import { noteConnected } from '../links/linkProgress.js'
import { readConnector } from '../routes/connectorHandlers.js'
import type { ConnectorCall, Services } from '../routes/Route.js'
import { attemptStatus } from './attemptStatus.js'
import { TICKET_LIFE_SECONDS } from './createAttempts.js'
import { readReturnTo } from './returnTo.js'

/** Names shown on the interstitial travel in the ticket, and the ticket in an address. */
const MAX_LABEL_CHARACTERS = 200

export async function startSignIn(
  { request, grant, accountConnectorId, body }: ConnectorCall<OAuthBody>,
  { config, service, attempts, pendingRollback }: Services,
): Promise<OAuthAnswer> {
  // Before anything is written: a request that is refused changes nothing.
  const returnTo = readReturnTo(body.mode, body.returnTo, config)
  const attempt = randomId()
  const ref = { attempt, userId: grant.userId, accountId: grant.accountId, accountConnectorId }
  const remember = async (start: SignInStart) => {
    await attempts.mark({ ...ref, ...start }, 'waiting')
    await pendingRollback.remember(grant, accountConnectorId, attempt, start)
  }
  await pendingRollback.restoreExpired(grant, accountConnectorId, { starting: true })
  const start = await service
    .startSignIn(grant, accountConnectorId, body.methodId, body.values, remember)
    .catch(async (error: unknown) => {
      // Without a store nothing was written, and waiting for it a second time would restore nothing.
      const isStoreDown = error instanceof ConnectorAuthError && error.code === 'unavailable'
      if (!isStoreDown) await pendingRollback.cancel(grant, accountConnectorId, attempt).catch(() => undefined)
      throw error
    })
  const ticket = await attempts.ticketFor({
    ...ref,
    accountLabel: grant.accountLabel || null,
    connectorName: Array.from(start.connectorName).slice(0, MAX_LABEL_CHARACTERS).join(''),
    methodId: body.methodId,
    hasSeveralMethods: start.hasSeveralMethods,
    wasAuthenticated: start.wasAuthenticated,
    credentialFingerprint: start.credentialFingerprint,
    returnTo,
    locale: languageFor(body.locale ?? ''),
    linkId: requestContext(request).actor?.linkId,
    sameSite: config.allowedOrigins.has(request.headers.get('Origin') ?? ''),
  })
  const launchUrl = `${config.publicUrl}/oauth/launch?${new URLSearchParams({ ticket })}`
  return { attempt, launchUrl, expiresIn: TICKET_LIFE_SECONDS }
}

export async function readSignInStatus(
  { request, grant, accountConnectorId, query, signal }: ConnectorCall,
  services: Services,
): Promise<Status> {
  const { service, attempts, pendingRollback, notifications } = services
  const { attempt = '', proof = '' } = query
  const known = attempt === '' ? null : await attempts.find(grant, accountConnectorId, attempt, proof)
  // A read that is shared with earlier requests may date from before the window returned.
  const fresh = known?.state === 'returned'
  const now = await service.authState(grant, accountConnectorId, { signal, fresh })
  const status = attemptStatus(known, now)
  if (status.verification === 'accepted') {
    const { userId, accountId } = grant
    const ref = { attempt, userId, accountId, accountConnectorId }
    await notifications.signInReturned(request, ref, async () => true)
    await noteConnected(request, accountConnectorId, services)
    await pendingRollback.forget(grant, accountConnectorId)
  } else if (attempt !== '' && (known === null || known.state === 'expired')) {
    await pendingRollback.restoreExpired(grant, accountConnectorId)
  }
  return { authenticated: now.authenticated, ...status }
}

export async function cancelSignIn(call: ConnectorCall, services: Services): Promise<Connector> {
  const { grant, accountConnectorId, query } = call
  await services.pendingRollback.cancel(grant, accountConnectorId, query['attempt'] ?? '')
  return readConnector(call, services)
}

function randomId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
