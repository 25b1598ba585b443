import type { Hono } from 'hono'
import { asAccountConnector, jsonBody, refuse } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { install, randomToken } from './world.js'

/** Milliseconds: a sign-in token lives five minutes and works once (D). */
const SIGN_IN_LIFE = 5 * 60_000

/** Sign-in tokens, prerequisites of cycles, the library's methods, installing. */
export function accountRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  app.post('/v1.0/accounts/:account/signintoken', async (c) => {
    const accountId = c.req.param('account')
    if (accountId !== c.get('accountId')) refuse(404, 'Account could not be found.')
    const { Username } = await jsonBody(c.req.raw)
    if (typeof Username !== 'string' || Username === '') refuse(400, 'Username is required.')
    // An unknown user is created, and the token opens the whole account (D).
    world.users.add(Username)
    const token = randomToken('sign-in')
    const expires = fake.now() + SIGN_IN_LIFE
    world.signInTokens.set(token, { accountId, username: Username, expires, used: false })
    return c.json({ Token: token, ExpiresAtUtc: new Date(expires).toISOString() })
  })

  app.get('/v1.0/cycles/:cycle/prerequisites', (c) => {
    const needed = fake.cycles.get(c.req.param('cycle'))
    if (!needed) refuse(404, 'Cycle could not be found.')
    const missing = needed.filter((id) => {
      const installed = world.installed.get(id)
      return installed?.accountId === c.get('accountId') && !installed.authenticated
    })
    return c.json(
      missing.map((id) => ({
        ReasonCode: 20,
        Reason: 'Account connector is not authenticated.',
        ObjectType: 'AccountConnector',
        ObjectId: Number(id),
      })),
    )
  })

  app.get('/v1.0/connectors/:id/methods', (c) => {
    const release = fake.releases.find(({ Id }) => String(Id) === c.req.param('id'))
    if (!release) refuse(404, 'Connector could not be found.')
    const query = (c.req.query('query') ?? '').toLowerCase()
    const methods = [{ Name: 'Get Current User', MethodUniqueIdentifier: `test-${release.Id}` }]
    return c.json(methods.filter(({ Name }) => Name.toLowerCase().includes(query)))
  })

  app.post('/v1.0/connectors/:id/install', async (c) => {
    const release = fake.releases.find(({ Id }) => String(Id) === c.req.param('id'))
    if (!release) refuse(404, 'Connector could not be found.')
    const { Name } = await jsonBody(c.req.raw)
    const name = typeof Name === 'string' && Name !== '' ? Name : release.Name
    const taken = [...world.installed.values()].some(
      (other) => other.accountId === c.get('accountId') && other.name === name,
    )
    if (taken) refuse(400, `Account connector name ${name} is in use.`)
    return c.json(asAccountConnector(install(world, c.get('accountId'), release, name)))
  })
}
