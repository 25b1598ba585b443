import type { Hono } from 'hono'
import { asAccountConnector, GUID, jsonBody, listIn, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { findInstalled } from './findInstalled.js'
import { propertyRoutes, readProperty } from './propertyRoutes.js'
import { knownMethod, storeAuthValue } from './stored.js'
import { storedFor } from './thirdPartyAccepts.js'
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
    if (method !== null && method !== installed.methodId && !fake.options.methodChanges) {
      refuse(400, 'The authentication of an account connector cannot be changed.')
    }
    const properties = listIn(body, 'Properties').map(readProperty)
    if (method !== null) installed.methodId = method
    if (name !== null) installed.name = name
    if (description !== null) installed.description = description
    if (authValue !== null) storeAuthValue(installed, authValue)
    if (properties.length > 0) putProperties(fake, installed, properties)
    return c.json(toJson(installed))
  })
  app.put(`${BASE}/:id/deauthenticate`, (c) => {
    const installed = findInstalled(fake, c)
    installed.authValue = null
    installed.authenticated = false
    return c.json({ Message: 'Account connector deauthenticated.' })
  })
  app.delete(`${BASE}/:id`, (c) => {
    fake.world.installed.delete(String(findInstalled(fake, c).id))
    return c.body(null, 200)
  })
  app.post(`${BASE}/:id/test/:method`, async (c) => {
    const installed = findInstalled(fake, c)
    return testMethod(fake, installed, c.req.param('method'), await jsonBody(c.req.raw))
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

/**
 * Runs a method against the third party (O). For connectors that are not native Cyclr must have approved the IP address (D).
 * A malformed identifier and a missing or unknown parameter of the method are 400 too (O).
 */
function testMethod(fake: Fake, installed: Installed, method: string, body: object): Response {
  if (!GUID.test(method)) refuse(400, `The value '${method}' is not valid.`, 'methodUniqueIdentifier')
  if (method.toLowerCase() !== fake.testMethodOf(installed)) refuse(404, 'The method could not be found.')
  if (!fake.options.approvedAddress && !installed.isNative) {
    refuse(403, 'The IP address 203.0.113.7 is not approved.')
  }
  const required = fake.methodParameters.get(installed.release.Name) ?? []
  const missing = required.find((name) => !Object.hasOwn(body, name))
  if (missing !== undefined) refuse(400, `The parameter ${missing} of the method is missing.`)
  const unknown = Object.keys(body).find((name) => !required.includes(name))
  if (unknown !== undefined) refuse(400, `The method has no parameter ${unknown}.`)
  // Whether the third party's answer is passed on is not documented (A).
  const answer = fake.methodAnswers.get(installed.release.Name)
  if (fake.accepts(installed)) return Response.json(answer ? answer(storedFor(installed)) : {})
  return Response.json({ Message: 'The third party answered 401 Unauthorized.' }, { status: 400 })
}

/** Whether they replace the stored ones is not documented. */
function putProperties(
  { world, options }: Fake,
  installed: Installed,
  given: readonly { Name: string; Value: string }[],
) {
  if (options.putProperties === 'replace') installed.properties = []
  for (const { Name, Value } of given) {
    const stored = installed.properties.find((one) => one.Name === Name)
    if (stored) stored.Value = Value
    else installed.properties.push({ Id: world.nextId++, Name, Value })
  }
}

/** The choices of a trigger. Cyclr fetches them from the third party, so the credentials have to work. */
function lookUp(fake: Fake, installed: Installed, triggerId: string): Response {
  const trigger = installed.release.Triggers?.find(({ TriggerId }) => String(TriggerId) === triggerId)
  if (!trigger) refuse(404, 'The trigger could not be found.')
  if (!installed.authenticated || !fake.accepts(installed)) refuse(400, 'The account connector is not authenticated.')
  return Response.json(fake.lookups.get(trigger.Name) ?? [])
}
