import { Hono } from 'hono'
import { accountConnectorRoutes } from './accountConnectorRoutes.js'
import { accountRoutes } from './accountRoutes.js'
import { refuse } from './answers.js'
import { cycleRoutes } from './cycleRoutes.js'
import type { Fake } from './fake.js'
import { installRoutes } from './installRoutes.js'
import { tokenEndpoint } from './tokenEndpoint.js'
import { ACCOUNT } from './world.js'

/** Cyclr's API domain. */
export function createApi(fake: Fake): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.post('/oauth/token', (c) => tokenEndpoint(fake, c.req.raw))

  // Every account-level call names its account; without one it was seen answered 401 (O). A token scoped to an account works in that account only (D).
  app.use('/v1.0/*', async (c, next) => {
    const bearer = /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
    const token = fake.world.accessTokens.get(bearer)
    if (!token || token.expires <= fake.now()) refuse(401, 'Authorization has been denied for this request.')
    // The partner level has no account header: the account is in the path.
    const account = SIGN_IN_TOKEN_PATH.exec(c.req.path)?.[1] ?? c.req.header('X-Cyclr-Account')
    if (account === undefined || account === '') refuse(401, 'Authorization has been denied for this request.')
    if (token.accountId !== null && token.accountId !== account) refuse(403, 'Access is denied.')
    c.set('accountId', fake.options.anyAccount ? ACCOUNT : account)
    c.set('isScoped', token.accountId !== null)
    await next()
  })
  accountConnectorRoutes(app, fake)
  accountRoutes(app, fake)
  cycleRoutes(app, fake)
  installRoutes(app, fake)
  app.notFound(() =>
    Response.json({ Message: 'No HTTP resource was found that matches the request URI.' }, { status: 404 }),
  )
  return app
}

const SIGN_IN_TOKEN_PATH = /^\/v1\.0\/accounts\/([^/]+)\/signintoken$/

export type ApiEnv = { Variables: { accountId: string; isScoped: boolean } }
