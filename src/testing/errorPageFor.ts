/**
 * The HTML of an error page that leads back to the proxy, as a partner's own does that has been pasted into Cyclr's console.
 * `returnTo` is the proxy's address that the sign-in would have returned to.
 */
export function errorPageFor(returnTo: string): string {
  const address = new URL(returnTo)
  address.pathname = address.pathname.replace(/\/oauth\/return\/?$/, '/oauth/error')
  address.search = ''
  const target = JSON.stringify(`${address.href}?error=`).replaceAll('<', '\\u003c')
  return `<p id="error" hidden>{{error}}</p>
<script>location.replace(${target} + encodeURIComponent(document.getElementById('error').textContent))</script>`
}
