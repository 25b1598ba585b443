import type { Hono } from 'hono'
import { asAccountConnector, jsonBody, refuse } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { findHere } from './findHere.js'
import { propertyRoutes } from './propertyRoutes.js'
import type { Installed } from './world.js'

const BASE = '/v1.0/account/connectors'

/** Account connectors: list, read, authenticate, deauthenticate, test, look up. */
export function accountConnectorRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  app.get(BASE, (c) => {
    const all = [...fake.world.installed.values()].filter(({ accountId }) => accountId === c.get('accountId'))
    const page = Math.max(1, Number(c.req.query('page') ?? 1))
    const size = Math.min(100, Math.max(1, Number(c.req.query('pageSize') ?? 30)))
    return c.json(all.slice((page - 1) * size, page * size).map(asAccountConnector), 200, {
      'Total-Pages': String(Math.max(1, Math.ceil(all.length / size))),
      'Total-Records': String(all.length),
    })
  })
  app.get(`${BASE}/:id`, (c) => c.json(asAccountConnector(findHere(fake, c))))
  app.put(`${BASE}/:id`, async (c) => {
    const installed = findHere(fake, c)
    const { Name, Description, AuthValue, AuthenticationId } = await jsonBody(c.req.raw)
    if (typeof Name === 'string') installed.name = Name
    if (typeof Description === 'string') installed.description = Description
    if (typeof AuthenticationId === 'string') chooseMethod(installed, AuthenticationId)
    if (typeof AuthValue === 'string') authenticate(installed, AuthValue)
    return c.json(asAccountConnector(installed))
  })
  app.put(`${BASE}/:id/deauthenticate`, (c) => {
    const installed = findHere(fake, c)
    installed.authValue = null
    installed.authenticated = false
    return c.json(asAccountConnector(installed))
  })
  app.delete(`${BASE}/:id`, (c) => {
    fake.world.installed.delete(String(findHere(fake, c).id))
    return c.body(null, 204)
  })
  app.post(`${BASE}/:id/test/:method`, (c) => testMethod(fake, findHere(fake, c), c.req.param('method')))
  app.post(`${BASE}/:id/triggers/:trigger`, (c) => lookUp(fake, findHere(fake, c), c.req.param('trigger')))
  propertyRoutes(app, fake)
}

function chooseMethod(installed: Installed, id: string): void {
  const known = installed.release.Authentication?.some((method) => method.Id === id) ?? false
  if (!known) refuse(400, 'AuthenticationId is not valid.')
  installed.methodId = id
}

/** Says that credentials are stored, not that anybody accepts them. `None` connectors never say so. */
function authenticate(installed: Installed, authValue: string): void {
  installed.authValue = authValue
  installed.authenticated = authValue !== '' && !['None', 'NetSuiteOAuth1'].includes(installed.release.AuthType)
}

/** Runs a method against the third party (O); for standard connectors only from approved addresses (D). */
function testMethod(fake: Fake, installed: Installed, method: string): Response {
  if (!/^[\w-]{3,}$/.test(method)) refuse(400, 'The method identifier is malformed.')
  if (method !== fake.testMethodOf(installed)) refuse(404, 'The method could not be found.')
  if (!fake.options.approvedAddress) refuse(403, 'The IP address is not approved.')
  if (fake.accepts(installed)) return Response.json({})
  return Response.json({ Message: 'The third party answered 401 Unauthorized.' }, { status: 400 })
}

/** The choices behind a trigger: only Cyclr can ask for them, and only with credentials that work. */
function lookUp(fake: Fake, installed: Installed, triggerId: string): Response {
  const trigger = installed.release.Triggers?.find(({ TriggerId }) => String(TriggerId) === triggerId)
  if (!trigger) refuse(404, 'The trigger could not be found.')
  if (!installed.authenticated || !fake.accepts(installed)) refuse(400, 'The account connector is not authenticated.')
  return Response.json(fake.lookups.get(trigger.Name) ?? [])
}
