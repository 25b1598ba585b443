import type { Hono } from 'hono'
import { CYCLE_ID_PATTERN } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { authorizeRequest } from '../session/authorizeRequest.js'
import type { ProxyEnv } from './createApp.js'

/** What a cycle still waits for before it can run. */
export function cycleRoutes(app: Hono<ProxyEnv>, config: ProxyConfig, service: ConnectorService): void {
  app.get(`${config.basePath}/cycles/:cycleId/connectors`, async (c) => {
    const { cycleId } = c.req.param()
    if (!CYCLE_ID_PATTERN.test(cycleId)) throw new ConnectorAuthError('not_found')
    const { signal } = c.req.raw
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', cycleId })
    return c.json(await service.cycle(grant, cycleId, { signal }))
  })
}
