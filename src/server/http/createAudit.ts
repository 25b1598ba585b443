import type { AuditAction, AuditEvent } from '../options/AuditEvent.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { callHost } from './callHost.js'
import { requestContext } from './requestContext.js'

/** By method and path, relative to where the proxy is mounted. What is not here is not told. */
const ACTIONS: ReadonlyMap<string, AuditAction> = new Map([
  ['GET /connectors', 'list'],
  ['GET /connectors/:id', 'read'],
  ['GET /connectors/:id/lookups', 'lookUp'],
  ['PUT /connectors/:id/parameters', 'saveParameters'],
  ['PUT /connectors/:id/credentials', 'saveCredentials'],
  ['DELETE /connectors/:id/credentials', 'removeCredentials'],
  ['POST /connectors/:id/verification', 'verify'],
  ['POST /connectors/:id/oauth', 'startSignIn'],
  ['DELETE /connectors/:id/oauth', 'cancelSignIn'],
  ['GET /oauth/launch', 'launchSignIn'],
  ['POST /oauth/launch', 'launchSignIn'],
  ['GET /oauth/return', 'returnFromSignIn'],
  ['GET /cycles/:id/connectors', 'readCycle'],
])

export type Audit = (request: Request, path: string, status: number) => Promise<void>

/** Tells the host of an action once it is answered. Only where it is known who acted: strangers are for the log. */
export function createAudit({ onAudit, basePath, logger, now }: ProxyConfig): Audit {
  return async (request, path, status) => {
    const { requestId, clientRequestId, who, fault } = requestContext(request)
    const relative = path.slice(basePath.length).replace(/^(\/(?:connectors|cycles))\/[^/]+/, '$1/:id')
    const action = ACTIONS.get(`${request.method} ${relative}`)
    if (onAudit === null || who === null || action === undefined) return
    const event: AuditEvent = {
      at: new Date(now()).toISOString(),
      action,
      outcome: fault?.code ?? (status < 400 ? 'ok' : 'invalid_request'),
      ...who,
      requestId,
      clientRequestId,
      ...(fault?.restored !== undefined && { restored: fault.restored }),
    }
    await callHost(() => onAudit(event), { name: 'onAudit', requestId, logger })
  }
}
