import type { Hono } from 'hono'
import { asAccountConnector, jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { findInstalled } from './findInstalled.js'
import { propertyRoutes } from './propertyRoutes.js'
import { knownMethod, storeAuthValue } from './stored.js'
import type { Installed } from './world.js'

const BASE = '/v1.0/account/connectors'

/** Account connectors: list, read, authenticate, deauthenticate, uninstall, run a method, look up choices. */
export function accountConnectorRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const toJson = (installed: Installed) => asAccountConnector(installed, fake.options)
  app.get(BASE, (c) => {
    const all = [...fake.world.installed.values()].filter(({ accountId }) => accountId === c.get('accountId'))
    const page = positiveInteger('page', c.req.query('page'), 1)
    const size = Math.min(100, positiveInteger('pageSize', c.req.query('pageSize'), 30))
    return c.json(all.slice((page - 1) * size, page * size).map(toJson), 200, {
      'Total-Pages': String(Math.max(1, Math.ceil(all.length / size))),
      'Total-Records': String(all.length),
    })
  })
  app.get(`${BASE}/:id`, (c) => c.json(toJson(findInstalled(fake, c))))
  app.put(`${BASE}/:id`, async (c) => {
    const installed = findInstalled(fake, c)
    const body = await jsonBody(c.req.raw)
    const [name, description] = [textIn(body, 'Name'), textIn(body, 'Description')]
    const authValue = textIn(body, 'AuthValue')
    const method = knownMethod(installed.release, textIn(body, 'AuthenticationId'))
    if (method !== null) installed.methodId = method
    if (name !== null) installed.name = name
    if (description !== null) installed.description = description
    if (authValue !== null) storeAuthValue(installed, authValue)
    return c.json(toJson(installed))
  })
  app.put(`${BASE}/:id/deauthenticate`, (c) => {
    const installed = findInstalled(fake, c)
    installed.authValue = null
    installed.authenticated = false
    return c.json(toJson(installed))
  })
  app.delete(`${BASE}/:id`, (c) => {
    fake.world.installed.delete(String(findInstalled(fake, c).id))
    return c.body(null, 204)
  })
  app.post(`${BASE}/:id/test/:method`, async (c) => {
    const installed = findInstalled(fake, c)
    await jsonBody(c.req.raw)
    return testMethod(fake, installed, c.req.param('method'))
  })
  app.post(`${BASE}/:id/triggers/:trigger`, async (c) => {
    const installed = findInstalled(fake, c)
    await jsonBody(c.req.raw)
    return lookUp(fake, installed, c.req.param('trigger'))
  })
  propertyRoutes(app, fake)
}

/** A positive integer from the query. */
function positiveInteger(field: string, given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : refuse(400, `The value '${given}' is not valid.`, field)
}

/** Runs a method against the third party (O). For standard connectors Cyclr must have approved the IP address (D). */
function testMethod(fake: Fake, installed: Installed, method: string): Response {
  if (!/^[\w-]{3,}$/.test(method)) refuse(400, 'The method identifier is malformed.')
  if (method !== fake.testMethodOf(installed)) refuse(404, 'The method could not be found.')
  if (!fake.options.approvedAddress) refuse(403, 'The IP address is not approved.')
  if (fake.accepts(installed)) return Response.json({})
  return Response.json({ Message: 'The third party answered 401 Unauthorized.' }, { status: 400 })
}

/** The choices of a trigger. Cyclr fetches them from the third party, so the credentials have to work. */
function lookUp(fake: Fake, installed: Installed, triggerId: string): Response {
  const trigger = installed.release.Triggers?.find(({ TriggerId }) => String(TriggerId) === triggerId)
  if (!trigger) refuse(404, 'The trigger could not be found.')
  if (!installed.authenticated || !fake.accepts(installed)) refuse(400, 'The account connector is not authenticated.')
  return Response.json(fake.lookups.get(trigger.Name) ?? [])
}
