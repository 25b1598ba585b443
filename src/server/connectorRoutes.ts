import type { Hono } from 'hono'
import { credentialsBody, parametersBody } from '../core/bodies.js'
import { ID_PATTERN, MAX_IDS } from '../core/contract.js'
import { ConnectorAuthError } from '../core/errors.js'
import { authorizeRequest } from './authorizeRequest.js'
import type { ProxyEnv } from './createApp.js'
import type { Connections } from './cyclr/Connections.js'
import type { ProxyConfig } from './ProxyOptions.js'
import { readBody } from './readBody.js'

/** Reading connectors, and writing their settings and credentials. */
export function connectorRoutes(app: Hono<ProxyEnv>, config: ProxyConfig, connections: Connections): void {
  const base = `${config.basePath}/connectors`
  const one = `${base}/:id`

  app.get(base, async (c) => {
    const ids = (c.req.query('ids') ?? '').split(',')
    if (ids.length > MAX_IDS || !ids.every((id) => ID_PATTERN.test(id))) throw new ConnectorAuthError('invalid_request')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorIds: ids })
    return c.json({ connectors: await connections.list(grant, ids) })
  })

  app.get(one, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    return c.json(await connections.read(grant, id))
  })

  app.get(`${one}/lookups`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    return c.json({ choices: await connections.lookup(grant, id, c.req.query('name') ?? '') })
  })

  app.put(`${one}/parameters`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    const { values } = await readBody(c.req.raw, parametersBody)
    return c.json(await connections.saveParameters(grant, id, values))
  })

  app.put(`${one}/credentials`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    return c.json(await connections.saveCredentials(grant, id, await readBody(c.req.raw, credentialsBody)))
  })

  app.delete(`${one}/credentials`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'disconnect', accountConnectorId: id })
    return c.json(await connections.removeCredentials(grant, id))
  })
}
