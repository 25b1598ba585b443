import type { MiddlewareHandler } from 'hono'
import type { OAuthBehaviour } from './fake.js'

/** Every answer of a site carries this `Cross-Origin-Opener-Policy`; a redirect may cut the opener off as well. */
export function openerPolicy(policy: () => OAuthBehaviour['coop']): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const value = policy()
    if (value !== null) c.header('Cross-Origin-Opener-Policy', value)
  }
}
