import type { Hono } from 'hono'
import { asAccountConnector, GUID, jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake, FakeCycle } from './fake.js'
import { randomToken } from './world.js'

/** A sign-in token is valid for five minutes and works once (D). */
const SIGN_IN_TOKEN_LIFETIME_MS = 5 * 60_000

/** Sign-in tokens, cycles and their prerequisites. */
export function accountRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  app.post('/v1.0/accounts/:account/signintoken', async (c) => {
    const accountId = c.req.param('account')
    // The sibling calls for LAUNCH and Orbit forbid account-scoped tokens (D).
    if (c.get('isScoped') && fake.options.unscopedSignIn) refuse(403, 'Access is denied.')
    const Username = textIn(await jsonBody(c.req.raw), 'Username')
    if (Username === null || Username === '') refuse(400, 'Username is required.', 'Username')
    // An unknown user is created, and the token opens the whole account (D).
    world.users.add(Username)
    const token = randomToken('sign-in')
    const expires = fake.now() + SIGN_IN_TOKEN_LIFETIME_MS
    world.signInTokens.set(token, { accountId, username: Username, expires, used: false })
    return c.json({ Token: token, ExpiresAtUtc: new Date(expires).toISOString() })
  })

  /** A cycle that uses at least one account connector of the account. */
  const findCycle = (id: string, accountId: string): FakeCycle => {
    const entry = fake.cycles.get(id)
    const cycle = entry && ('name' in entry ? entry : { name: 'Cycle', connectors: entry })
    const isOwn = cycle?.connectors.some((one) => world.installed.get(one)?.accountId === accountId)
    return cycle && isOwn ? cycle : refuse(404, 'Cycle could not be found.')
  }
  const connectorsOf = ({ connectors }: FakeCycle) => connectors.flatMap((id) => world.installed.get(id) ?? [])

  app.get('/v1.0/cycles/:cycle', (c) => {
    const id = c.req.param('cycle')
    const cycle = findCycle(id, c.get('accountId'))
    return c.json({
      Id: id,
      Name: cycle.name,
      Status: 'Paused',
      Connectors: connectorsOf(cycle).map((installed) => ({
        AccountConnectorId: installed.id,
        Id: installed.release.Id,
        Name: installed.name,
        Version: installed.release.Version,
        Authenticated: installed.authenticated,
        Icon: installed.release.Icon,
      })),
    })
  })

  // A step holds its account connector, of which only the name is known to be there (O).
  app.get('/v1.0/cycles/:cycle/steps/:step', (c) => {
    const { steps = {} } = findCycle(c.req.param('cycle'), c.get('accountId'))
    const id = c.req.param('step')
    if (!GUID.test(id)) refuse(400, `The value '${id}' is not valid.`, 'id')
    const connector = Object.hasOwn(steps, id) ? steps[id] : refuse(404, 'Step could not be found.')
    const installed = world.installed.get(connector ?? '')
    return c.json({
      Id: id,
      Name: 'Step',
      ActionType: 'Action',
      AccountConnector: installed ? asAccountConnector(installed, fake.options) : null,
    })
  })

  app.get('/v1.0/cycles/:cycle/prerequisites', (c) => {
    const cycle = findCycle(c.req.param('cycle'), c.get('accountId'))
    const missing = connectorsOf(cycle).filter(({ authenticated }) => !authenticated)
    return c.json([
      ...missing.map(({ id }) => ({
        ReasonCode: 20,
        Reason: 'Unauthenticated connector',
        ObjectType: 'AccountConnector',
        ObjectId: id,
      })),
      ...(cycle.prerequisites ?? []),
    ])
  })
}
