import type { Hono } from 'hono'
import { jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { randomToken } from './world.js'

/** A sign-in token is valid for five minutes and works once (D). */
const SIGN_IN_TOKEN_LIFETIME_MS = 5 * 60_000

/** Sign-in tokens, and the prerequisites of a cycle. */
export function accountRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  app.post('/v1.0/accounts/:account/signintoken', async (c) => {
    const accountId = c.req.param('account')
    if (accountId !== c.get('accountId')) refuse(404, 'Account could not be found.')
    const Username = textIn(await jsonBody(c.req.raw), 'Username')
    if (Username === null || Username === '') refuse(400, 'Username is required.', 'Username')
    // An unknown user is created, and the token opens the whole account (D).
    world.users.add(Username)
    const token = randomToken('sign-in')
    const expires = fake.now() + SIGN_IN_TOKEN_LIFETIME_MS
    world.signInTokens.set(token, { accountId, username: Username, expires, used: false })
    return c.json({ Token: token, ExpiresAtUtc: new Date(expires).toISOString() })
  })

  app.get('/v1.0/cycles/:cycle/prerequisites', (c) => {
    const needed = fake.cycles.get(c.req.param('cycle'))
    const isInAccount = (id: string) => world.installed.get(id)?.accountId === c.get('accountId')
    if (!needed?.every(isInAccount)) refuse(404, 'Cycle could not be found.')
    const missing = needed.filter((id) => !world.installed.get(id)?.authenticated)
    return c.json(
      missing.map((id) => ({
        ReasonCode: 20,
        Reason: 'Account connector is not authenticated.',
        ObjectType: 'AccountConnector',
        ObjectId: Number(id),
      })),
    )
  })
}
