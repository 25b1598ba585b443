/** Throws for an option. The message does not contain its value: a secret may have been passed in the wrong place. */
export function fail(name: string, reason: string): never {
  throw new TypeError(`ConnectorAuthWizard: the proxy's option "${name}" cannot be used. ${reason}.`)
}

/** Reads a URL that secrets can be sent to: https, or http on localhost. A host name alone stands for https. */
export function readUrl(name: string, value: unknown): URL {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') fail(name, 'It is empty. Set it to a host name or an https URL')
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) fail(name, 'It is not a host name or URL. Pass one such as api.cyclr.com')
  const url = new URL(withScheme)
  if (url.hostname.includes('*')) fail(name, 'A wildcard is not supported. Pass each host name in full')
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!secure) fail(name, 'Secrets would be sent unencrypted. Use https (http is allowed on localhost only)')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    fail(name, 'It contains a user, a query or a fragment. Pass the URL without them')
  }
  return url
}

/** Reads the origin of a host name or URL without a path. */
export function readOrigin(name: string, value: unknown): string {
  const url = readUrl(name, value)
  if (url.pathname !== '/') fail(name, 'It contains a path. Pass the host name alone')
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
