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
    if (methodOf(installed)?.OAuth2Type === 'PasswordCredentials')
      return signInByPassword(fake, installed, c.req.query())
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
      return errorPage(fake, pending, { error, error_description })
    }
    return finish(pending)
  })
  return app
}

/** With a `callbackMessage` a page that posts it, else a redirect to `targetOrigin` (D). */
function finish({ targetOrigin, callbackMessage }: { targetOrigin: string; callbackMessage: string | null }): Response {
  if (callbackMessage === null) return new Response(null, { status: 302, headers: { Location: targetOrigin } })
  const message = JSON.stringify(callbackMessage).replaceAll('<', '\\u003c')
  const target = JSON.stringify(targetOrigin).replaceAll('<', '\\u003c')
  const script = `<script>opener.postMessage(${message}, ${target})</script>`
  return html(page('Signed in', `You can close this window.${script}`, { trusted: true }))
}

/** Cyclr's page in place of the return, when the third party has refused (D). */
function errorPage(
  { oauth: { errorHtml } }: Fake,
  { targetOrigin }: { targetOrigin: string },
  fields: { error: string; error_description: string },
): Response {
  const given = typeof errorHtml === 'function' ? errorHtml(targetOrigin) : errorHtml
  if (given !== null) return html(partnerPage(given, fields))
  return html(page('The connector could not be authorised', `${fields.error} ${fields.error_description}`))
}

/** Cyclr fetches the token at once, and no page of the third party is needed (D). That wrong values end on the error page is assumed (A). */
function signInByPassword(fake: Fake, installed: Installed, query: Record<string, string>): Response {
  const { targetOrigin = '', callbackMessage = null } = query
  const { oauth } = fake
  const isAccepted = fake.accepts({ ...installed, authValue: installed.authValue ?? '{}' })
  if (isAccepted) storeSignIn(fake, installed)
  else if (oauth.refusedLogin === 'removes') Object.assign(installed, { authValue: null, authenticated: false })
  return isAccepted || oauth.decline === 'redirect'
    ? finish({ targetOrigin, callbackMessage })
    : errorPage(
        fake,
        { targetOrigin },
        { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
      )
}

function html(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=UTF-8' } })
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
  const isOAuth =
    method.AuthType === 'OAuth1' || ['AuthorisationCode', 'PasswordCredentials'].includes(method.OAuth2Type)
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
