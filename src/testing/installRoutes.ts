import type { Hono } from 'hono'
import { asAccountConnector, jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { readProperty } from './propertyRoutes.js'
import type { Release } from './release.js'
import { knownMethod, storeAuthValue } from './stored.js'
import { install } from './world.js'

/** The connector library: list a connector's methods, and install it. */
export function installRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  const releaseOf = (id: string): Release =>
    fake.releases.find(({ Id }) => String(Id) === id) ?? refuse(404, 'Connector could not be found.')

  app.get('/v1.0/connectors/:id/methods', (c) => {
    const release = releaseOf(c.req.param('id'))
    const query = (c.req.query('query') ?? '').toLowerCase()
    const methods = [{ Name: 'Get Current User', MethodUniqueIdentifier: `test-${release.Id}` }]
    return c.json(methods.filter(({ Name }) => Name.toLowerCase().includes(query)))
  })

  app.post('/v1.0/connectors/:id/install', async (c) => {
    const release = releaseOf(c.req.param('id'))
    const body = await jsonBody(c.req.raw)
    const name = textIn(body, 'Name') || release.Name
    const [description, authValue] = [textIn(body, 'Description'), textIn(body, 'AuthValue')]
    const method = knownMethod(release, textIn(body, 'AuthenticationId'))
    const properties = listIn(body, 'Properties').map(readProperty)
    const accountId = c.get('accountId')
    const taken = [...world.installed.values()].some((one) => one.accountId === accountId && one.name === name)
    if (taken) refuse(400, `Account connector name ${name} is in use.`)

    const installed = install(world, accountId, release, name)
    installed.description = description
    if (method !== null) installed.methodId = method
    if (authValue !== null) storeAuthValue(installed, authValue)
    installed.properties.push(...properties.map((property) => ({ Id: world.nextId++, ...property })))
    return c.json(asAccountConnector(installed, fake.options))
  })
}

function listIn(body: Record<string, unknown>, field: string): readonly Record<string, unknown>[] {
  const list = body[field] ?? []
  const items: readonly unknown[] = Array.isArray(list) ? list : [list]
  return items.map((item) =>
    typeof item === 'object' && item !== null ? { ...item } : refuse(400, `The value of ${field} is not valid.`, field),
  )
}
