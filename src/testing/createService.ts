import { Hono } from 'hono'
import type { Fake } from './fake.js'
import { openerPolicy } from './openerPolicy.js'
import { escapeHtml, page } from './page.js'
import { type Installed, methodOf, randomToken } from './world.js'

/** The service domain: the pop-up opens here, and the third party redirects back here. */
export function createService(fake: Fake): Hono {
  const { world } = fake
  const app = new Hono()
  app.use(openerPolicy(() => fake.oauth.serviceCoop))

  app.get('/connectorauth/updateaccountconnectoroauth', (c) => {
    const { id = '', token = '', targetOrigin = '', callbackMessage } = c.req.query()
    const signIn = world.signInTokens.get(token)
    const installed = world.installed.get(id)
    const valid = signIn && !signIn.used && signIn.expires > fake.now() && installed?.accountId === signIn.accountId
    if (!valid) return c.html(page('403 – Forbidden', 'Access is denied.'), 403)
    signIn.used = true
    const reason = startError(installed)
    if (reason !== null) return c.html(page('Cannot sign in', reason), 400)
    const state = randomToken('state')
    world.pending.set(state, { accountConnectorId: id, targetOrigin, callbackMessage: callbackMessage ?? null })
    return c.redirect(`${fake.options.thirdPartyOrigin}/authorize?${new URLSearchParams({ state })}`)
  })

  app.get('/connector/callback', (c) => {
    const pending = world.pending.get(c.req.query('state') ?? '')
    const installed = pending && world.installed.get(pending.accountConnectorId)
    if (!pending || !installed) return c.html(page('Something went wrong', 'This sign-in is not known.'), 400)
    world.pending.delete(c.req.query('state') ?? '')
    if (c.req.query('code') !== undefined) {
      installed.authValue = JSON.stringify({ access_token: randomToken('at'), refresh_token: randomToken('rt') })
      installed.authenticated = true
    }
    if (pending.callbackMessage === null) return c.redirect(pending.targetOrigin)
    const message = JSON.stringify(pending.callbackMessage).replaceAll('<', '\\u003c')
    const target = JSON.stringify(pending.targetOrigin).replaceAll('<', '\\u003c')
    const script = `<script>opener.postMessage(${message}, ${target})</script>`
    return c.html(page('Signed in', `You can close this window.${script}`, { trusted: true }))
  })
  return app
}

/** Why the sign-in cannot start, or `null` when it can. */
function startError(installed: Installed): string | null {
  const method = methodOf(installed)
  if (method === null) return 'No authentication method is chosen for this account connector.'
  const isOAuth = method.AuthType === 'OAuth1' || method.OAuth2Type === 'AuthorisationCode'
  if (!isOAuth) return 'This account connector does not sign in with OAuth.'
  // Without a client id set by the partner, the account needs an OAuth app of its own (D).
  const app = (installed.release.Parameters ?? []).filter(
    ({ TargetName, IsOptional }) => !IsOptional && (TargetName === 'ClientId' || TargetName === 'ClientSecret'),
  )
  const missing = app.find(
    ({ TargetName }) => !installed.properties.some(({ Name, Value }) => Name === TargetName && Value),
  )
  return missing ? `${escapeHtml(missing.TargetName)} is not set.` : null
}
