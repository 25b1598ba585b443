import { reportError } from '../http/problem.js'
import { requestContext } from '../http/requestContext.js'
import type { Services } from '../routes/Route.js'
import type { LinkRecord } from './createLinks.js'

/**
 * Notes for the connect link of a request that a connector has been connected, and ends the link when it was the last one.
 * Never rejects: the connector is connected in any case, and the link is finished the next time that it is read.
 */
export async function noteConnected(request: Request, accountConnectorId: string, services: Services): Promise<void> {
  const id = requestContext(request).actor?.linkId
  if (id === undefined) return
  try {
    const link = await services.links.find(id)
    if (link === null) return
    await services.links.markConnected(link, accountConnectorId)
    await finishLink(request, link, services)
  } catch (error) {
    const { error: before } = requestContext(request)
    reportError(services.config.logger, request, error)
    requestContext(request).error = before
  }
}

/** Ends an open link whose connectors are all connected, and audits that. */
export async function finishLink(request: Request, link: LinkRecord, services: Services): Promise<void> {
  const { links, service, notifications } = services
  if ((await links.stateOf(link)) !== 'open') return
  const connectors = await service.list(link, link.accountConnectorIds, { fresh: true })
  if (!(await links.finishIfComplete(link, connectors))) return
  await notifications.auditLink('finishLink', link, requestContext(request).requestId)
}
