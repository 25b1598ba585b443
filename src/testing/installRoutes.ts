import type { Hono } from 'hono'
import { asAccountConnector, jsonBody, listIn, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { readProperty } from './propertyRoutes.js'
import type { Release } from './release.js'
import { knownMethod, storeAuthValue } from './stored.js'
import { install } from './world.js'

/** The connector library: list a connector's methods, and install it. */
export function installRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  app.get('/v1.0/connectors/:id/methods', (c) => {
    const release = fake.releaseOf(c.req.param('id'))
    const query = (c.req.query('query') ?? '').toLowerCase()
    const methods = [{ Name: 'Get Current User', MethodUniqueIdentifier: fake.testMethodOf({ release }) }]
    return c.json(methods.filter(({ Name }) => Name.toLowerCase().includes(query)))
  })

  app.post('/v1.0/connectors/:id/install', async (c) => {
    const release = fake.releaseOf(c.req.param('id'))
    // The body is optional (O).
    const body = c.req.raw.body === null ? {} : await jsonBody(c.req.raw)
    if (release.Status === 'Draft') refuse(400, 'A draft release cannot be installed.')
    const name = textIn(body, 'Name') || release.Name
    const [description, authValue] = [textIn(body, 'Description'), textIn(body, 'AuthValue')]
    const method = knownMethod(release, textIn(body, 'AuthenticationId'))
    const properties = listIn(body, 'Properties').map(readProperty)
    for (const { Name } of properties) checkProperty(release, Name)
    const accountId = c.get('accountId')
    const taken = [...world.installed.values()].some((one) => one.accountId === accountId && one.name === name)
    if (taken) refuse(400, `Account connector name ${name} is in use.`)

    const installed = install(world, accountId, release, { name })
    installed.description = description
    if (method !== null) installed.methodId = method
    if (authValue !== null) storeAuthValue(installed, authValue)
    installed.properties.push(...properties.map((property) => ({ Id: world.nextId++, ...property })))
    return c.json(asAccountConnector(installed, fake.options))
  })
}

/** Each reason to refuse a property has a message of its own (O). */
function checkProperty({ Name: connector, Parameters }: Release, name: string): void {
  const parameter = Parameters?.find(({ TargetName }) => TargetName === name)
  if (!parameter) refuse(400, `Connector ${connector} does not have the property ${name}.`)
  if (!parameter.IsAccountConnectorProperty) refuse(400, `Property ${name} is not an account connector property.`)
}
