import type { Hono } from 'hono'
import { jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { randomToken } from './world.js'

/** A sign-in token is valid for five minutes and works once (D). */
const SIGN_IN_TOKEN_LIFETIME_MS = 5 * 60_000

/** Sign-in tokens. */
export function accountRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  app.post('/v1.0/accounts/:account/signintoken', async (c) => {
    // The sibling calls for LAUNCH and Orbit forbid account-scoped tokens (D).
    if (c.get('isScoped') && fake.options.unscopedSignIn) refuse(403, 'Access is denied.')
    const Username = textIn(await jsonBody(c.req.raw), 'Username')
    if (Username === null || Username === '') refuse(400, 'Username is required.', 'Username')
    // An unknown user is created, and the token opens the whole account (D).
    world.users.add(Username)
    const token = randomToken('sign-in')
    const expires = fake.now() + SIGN_IN_TOKEN_LIFETIME_MS
    world.signInTokens.set(token, { accountId: c.get('accountId'), username: Username, expires, used: false })
    return c.json({ Token: token, ExpiresAtUtc: new Date(expires).toISOString() })
  })
}
