/** Ends start-up. The line never holds the value: it may be a secret in the wrong place. */
export function fail(name: string, why: string): never {
  throw new TypeError(`ConnectorAuthWizard: the proxy's option "${name}" cannot be used. ${why}.`)
}

/** A URL that is safe to send secrets to: https, or http on this machine. */
export function readUrl(name: string, value: unknown): URL {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') fail(name, 'It is empty. Set it to a host name or an https URL')
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) fail(name, 'It is not a host name or URL. Pass one such as api.cyclr.com')
  const url = new URL(withScheme)
  if (url.hostname.includes('*')) fail(name, 'A wildcard matches nothing here. Name each host in full')
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!secure) fail(name, 'Secrets would travel in the clear. Use https (plain http is for localhost only)')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    fail(name, 'It holds a user, a query or a fragment. Pass the bare address')
  }
  return url
}

/** The same, when nothing but a host is meant. Without a trailing slash. */
export function readOrigin(name: string, value: unknown): string {
  const url = readUrl(name, value)
  if (url.pathname !== '/') fail(name, 'It holds a path. Pass the host name alone')
  return url.origin
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]'
  )
}
