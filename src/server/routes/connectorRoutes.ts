import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { credentialsBody, parametersBody } from '../../core/bodies.js'
import { ID_PATTERN, MAX_IDS } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import type { Announcer } from '../http/createAnnouncer.js'
import { readBody } from '../http/readBody.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { authorizeRequest } from '../session/authorizeRequest.js'
import type { ProxyEnv } from './createApp.js'

const nothing = z.strictObject({})

/** Reading connectors, and writing their settings and credentials. */
export function connectorRoutes(
  app: Hono<ProxyEnv>,
  config: ProxyConfig,
  service: ConnectorService,
  announcer: Announcer,
): void {
  const base = `${config.basePath}/connectors`
  const one = `${base}/:id`

  app.get(base, async (c) => {
    const ids = (c.req.query('ids') ?? '').split(',')
    if (ids.length > MAX_IDS || !ids.every((id) => ID_PATTERN.test(id))) throw new ConnectorAuthError('invalid_request')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorIds: ids })
    return c.json({ connectors: await service.list(grant, ids, { signal: c.req.raw.signal }) })
  })

  app.get(one, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    return c.json(await service.read(grant, id, { signal: c.req.raw.signal }))
  })

  app.get(`${one}/lookups`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'read', accountConnectorId: id })
    const { signal } = c.req.raw
    return c.json({ choices: await service.lookup(grant, id, c.req.query('name') ?? '', { signal }) })
  })

  app.put(`${one}/parameters`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    const { values } = await readBody(c.req.raw, parametersBody)
    const connector = await service.saveParameters(grant, id, values)
    // Where there is nothing to authenticate with, the settings are what connects.
    const isAll = connector.authenticated && connector.methods.every(({ kind }) => kind === 'none')
    if (isAll) await announcer.connected(c.req.raw, grant, id)
    return c.json(connector)
  })

  app.put(`${one}/credentials`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'connect', accountConnectorId: id })
    const answer = await service.saveCredentials(grant, id, await readBody(c.req.raw, credentialsBody))
    if (answer.connector.authenticated) await announcer.connected(c.req.raw, grant, id)
    return c.json(answer)
  })

  app.post(`${one}/verification`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'check', accountConnectorId: id })
    // There is nothing to say, but a client may send an empty object as it does everywhere.
    if (saysSomething(c.req.raw)) await readBody(c.req.raw, nothing)
    return c.json({ verification: await service.verify(grant, id) })
  })

  app.delete(`${one}/credentials`, async (c) => {
    const id = c.get('id')
    const grant = await authorizeRequest(config, c.req.raw, { action: 'disconnect', accountConnectorId: id })
    const connector = await service.removeCredentials(grant, id)
    await announcer.disconnected(c.req.raw, grant, id)
    return c.json(connector)
  })
}

function saysSomething({ body, headers }: Request): boolean {
  return body !== null && headers.has('Content-Type') && headers.get('Content-Length') !== '0'
}
