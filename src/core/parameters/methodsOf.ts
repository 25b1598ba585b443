import type { AuthMethod } from '../connector.js'

const OAUTH_APP_NAMES = new Set(['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri'])

/**
 * The ids of the methods that a parameter belongs to when no guide says so; `null`: all. Cyclr ties parameters to the
 * connector and not to a method, so those that describe an OAuth app are told by name, and only where it matters:
 * connectors exist that use these names without any OAuth.
 */
export function methodsOf(
  parameterName: string,
  methods: readonly Pick<AuthMethod, 'id' | 'kind'>[],
): readonly string[] | null {
  if (!OAUTH_APP_NAMES.has(parameterName)) return null
  const oauth = methods.filter(({ kind }) => kind === 'oauth' || kind === 'clientCredentials')
  return oauth.length > 0 && oauth.length < methods.length ? oauth.map(({ id }) => id) : null
}
