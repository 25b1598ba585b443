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
    if (!valid) {
      const { expiredHtml, accessDeniedHtml } = fake.oauth
      const html = signIn && signIn.expires <= fake.now() ? expiredHtml : accessDeniedHtml
      return c.html(html === null ? page('403 – Forbidden', 'Access is denied.') : partnerPage(html), 403)
    }
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
    if (c.req.query('code') !== undefined) storeSignIn(fake, installed)
    else if (fake.oauth.decline !== 'redirect') {
      const { error = '', error_description = '' } = c.req.query()
      const { errorHtml } = fake.oauth
      if (errorHtml === null)
        return c.html(page('The connector could not be authorised', `${error} ${error_description}`))
      return c.html(partnerPage(errorHtml, { error, error_description }))
    }
    if (pending.callbackMessage === null) return c.redirect(pending.targetOrigin)
    const message = JSON.stringify(pending.callbackMessage).replaceAll('<', '\\u003c')
    const target = JSON.stringify(pending.targetOrigin).replaceAll('<', '\\u003c')
    const script = `<script>opener.postMessage(${message}, ${target})</script>`
    return c.html(page('Signed in', `You can close this window.${script}`, { trusted: true }))
  })
  return app
}

/** A page of the partner's HTML. Its merge fields are not escaped (A): a safe text must not depend on it. */
function partnerPage(html: string, fields: Readonly<Record<string, string>> = {}): string {
  const merged = html.replace(/\{\{(\w+)\}\}/g, (field, name: string) => fields[name] ?? field)
  return `<!doctype html><html lang="en"><head><title>Cyclr</title></head><body>${merged}</body></html>`
}

/** The stored credential is JSON (D). Some properties are filled by Cyclr, although they may read as required (D). */
function storeSignIn({ world, now }: Fake, installed: Installed): void {
  const at = (days: number) => new Date(now() + days * 86_400_000).toISOString()
  installed.authValue = JSON.stringify({
    AccessToken: randomToken('at'),
    RefreshToken: randomToken('rt'),
    Expires: at(1 / 24),
    RefreshExpires: at(90),
  })
  installed.authenticated = true
  for (const { TargetName, filledAfterSignIn } of world.entries.get(installed.release.Name)?.parameters ?? []) {
    const isStored = installed.properties.some(({ Name }) => Name === TargetName)
    if (filledAfterSignIn !== undefined && !isStored) {
      installed.properties.push({ Id: world.nextId++, Name: TargetName, Value: filledAfterSignIn })
    }
  }
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
