/** A page of Cyclr or a provider. `text` is escaped unless `trusted`. */
export function page(title: string, text: string, { trusted = false, head = '' } = {}): string {
  const body = trusted ? text : escapeHtml(text)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eef1f6;color:#1b2130;font:16px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;width:min(400px,92vw);padding:32px;border-radius:14px;background:#fff;box-shadow:0 1px 3px #1b213022,0 12px 32px #1b213014}
h1{margin:0 0 8px;font-size:20px;line-height:1.3}
p{margin:0 0 16px;color:#545c6e}
ul{margin:0 0 24px;padding-inline-start:20px;color:#545c6e}
.mark{width:44px;height:44px;margin-bottom:16px}
form{display:grid;gap:10px}
button{min-height:42px;border:1px solid #ccd2de;border-radius:9px;background:#fff;color:inherit;font:600 15px system-ui;cursor:pointer}
button.go{border-color:transparent;background:#2357d5;color:#fff}
button:focus-visible{outline:2px solid #2357d5;outline-offset:2px}
</style>${head}</head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

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
