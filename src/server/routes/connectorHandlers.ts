import type { Connector } from '../../core/connector.js'
import type { CredentialsAnswer, CredentialsBody, ParametersBody } from '../../core/contract.js'
import type { Grant } from '../../core/grant.js'
import { noteConnected } from '../links/linkProgress.js'
import { guideLanguage } from '../options/translateGuides.js'
import type { ConnectorCall, Services } from './Route.js'

export async function readConnector(
  { request, grant, accountConnectorId, signal }: ConnectorCall,
  { config, service, pendingRollback }: Services,
): Promise<Connector> {
  const language = guideLanguage(request, config)
  // In parallel: there is rarely anything to restore.
  const [restored, connector] = await Promise.all([
    pendingRollback.restoreExpired(grant, accountConnectorId),
    service.read(grant, accountConnectorId, { signal, language }),
  ])
  return restored ? service.read(grant, accountConnectorId, { signal, language }) : connector
}

export async function saveParameters(
  { request, grant, accountConnectorId, body }: ConnectorCall<ParametersBody>,
  services: Services,
): Promise<Connector> {
  const { config, service, pendingRollback } = services
  await pendingRollback.restoreExpired(grant, accountConnectorId)
  const connector = await service.saveParameters(grant, accountConnectorId, body, guideLanguage(request, config))
  await pendingRollback.keepSaved(grant, accountConnectorId, Object.keys(body.values))
  // A connector whose methods are all of kind `none` is connected by its settings alone.
  const needsNoCredentials = connector.methods.every(({ kind }) => kind === 'none')
  if (connector.authenticated && needsNoCredentials) await reportConnected(request, grant, accountConnectorId, services)
  return connector
}

export async function saveCredentials(
  { request, grant, accountConnectorId, body }: ConnectorCall<CredentialsBody>,
  services: Services,
): Promise<CredentialsAnswer> {
  const { config, service, pendingRollback } = services
  await pendingRollback.restoreExpired(grant, accountConnectorId)
  const answer = await service.saveCredentials(grant, accountConnectorId, body, guideLanguage(request, config))
  await pendingRollback.forget(grant, accountConnectorId)
  if (answer.connector.authenticated) await reportConnected(request, grant, accountConnectorId, services)
  return answer
}

/** To the host, and to the connect link that the request was sent with. */
async function reportConnected(
  request: Request,
  grant: Grant,
  accountConnectorId: string,
  services: Services,
): Promise<void> {
  await services.notifications.connected(request, grant, accountConnectorId)
  await noteConnected(request, accountConnectorId, services)
}

export async function removeCredentials(
  { request, grant, accountConnectorId }: ConnectorCall,
  { config, service, pendingRollback, notifications }: Services,
): Promise<Connector> {
  const connector = await service.removeCredentials(
    grant,
    accountConnectorId,
    (target) => notifications.beforeDisconnect(request, grant, accountConnectorId, target),
    guideLanguage(request, config),
  )
  await pendingRollback.forget(grant, accountConnectorId)
  await notifications.disconnected(request, grant, accountConnectorId)
  return connector
}
