import type { MiddlewareHandler } from 'hono'
import type { OAuthBehaviour } from './fake.js'

/** Sets `Cross-Origin-Opener-Policy` on every response, redirects included: those sever the opener too. */
export function openerPolicy(policy: () => OAuthBehaviour['coop']): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const value = policy()
    if (value !== null) c.header('Cross-Origin-Opener-Policy', value)
  }
}
