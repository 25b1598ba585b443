import { readUrl } from '../options/readOrigin.js'

/** Codes with which a provider sends a browser back: RFC 6749, section 4.1.2.1, and OpenID Connect Core, section 3.1.2.6. */
export const OAUTH_ERRORS: ReadonlySet<string> = new Set([
  'access_denied',
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
])

/** Our own code, for Cyclr's page about a sign-in link that has expired or was used. */
export const LINK_EXPIRED = 'link_expired'

/**
 * The HTML for the error pages that Cyclr shows in the sign-in window (D): it leads the window back to the proxy, so that
 * the wizard can show at once that the sign-in has ended. `publicUrl` is that of the proxy. Paste it in the Cyclr console as
 * "Connector Callback Error HTML"; where the console also has pages for "access denied" and "expired", paste the text for
 * `expired` there.
 *
 * @throws A `TypeError` for a `publicUrl` that is no https URL.
 *
 * @example
 * import { cyclrErrorPage } from 'connector-auth-wizard/server'
 *
 * console.log(cyclrErrorPage('https://app.acme.example/api/connector-auth'))
 */
export function cyclrErrorPage(publicUrl: string, page: 'error' | 'expired' = 'error'): string {
  const address = `${readUrl('publicUrl', publicUrl).href.replace(/\/+$/, '')}/oauth/error`
  const fixed = page === 'expired' ? `${address}?error=${LINK_EXPIRED}` : address
  const target = JSON.stringify(fixed).replaceAll('<', '\\u003c')
  const href = fixed.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  // Without scripts, the refresh leads back without the code; without both, the link does.
  const start = `<p>The sign-in did not finish. <a href="${href}" target="_top">Continue</a></p>
<meta http-equiv="refresh" content="2;url=${href}">`
  if (page === 'expired') return `${start}\n<script>top.location.replace(${target})</script>`
  // Cyclr may not escape the merge field (A). After <plaintext> nothing is markup any more, whatever the text is.
  return `${start}
<script>
(function () {
  function back() {
    var field = document.getElementById('connector-error')
    var code = /^([a-z_]{1,40})\\|/.exec(field ? field.textContent : '')
    top.location.replace(${target} + (code ? '?error=' + code[1] : ''))
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', back)
  else back()
})()
</script>
<plaintext id="connector-error" hidden>{{error}}|`
}
