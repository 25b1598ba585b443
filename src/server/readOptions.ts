import type { ConnectorGuide } from '../guides/ConnectorGuide.js'
import { checkGuide } from './checkGuide.js'
import { createMemoryStore } from './createMemoryStore.js'
import type { ConnectorProxyOptions, Logger, ProxyConfig } from './ProxyOptions.js'
import { fail, readOrigin, readUrl } from './readOrigin.js'

/** The options, checked once. Throws one line that says what is wrong, why it matters and how to mend it. */
export function readOptions(options: ConnectorProxyOptions): ProxyConfig {
  const { cyclr, host, authorize, publicUrl, guides = [], verify, logger = CONSOLE } = options
  if (typeof authorize !== 'function') {
    fail(
      'authorize',
      'Without it anybody could change any connector. Pass a function that returns the grant of a signed-in user, or null',
    )
  }
  const url = readUrl('publicUrl', publicUrl)
  const apiOrigin = readOrigin('cyclr.apiDomain', cyclr?.apiDomain)
  const serviceOrigin = readOrigin('cyclr.serviceDomain', cyclr?.serviceDomain)
  if (apiOrigin === serviceOrigin) {
    fail('cyclr.serviceDomain', 'It is the API domain. Pass the domain of your Cyclr console, such as acme-h.cyclr.com')
  }
  const allowedOrigins = new Set((options.allowedOrigins ?? []).map((origin) => readOrigin('allowedOrigins', origin)))
  const returnOrigins = options.returnOrigins?.map((origin) => readOrigin('returnOrigins', origin))
  const merged = mergeGuides(guides)

  return Object.freeze({
    cyclr: Object.freeze({
      apiOrigin,
      serviceOrigin,
      clientId: readText('cyclr.clientId', cyclr.clientId),
      clientSecret: readText('cyclr.clientSecret', cyclr.clientSecret),
      signInUser: readSignInUser(cyclr.signInUser),
    }),
    publicUrl: url.href.replace(/\/+$/, ''),
    publicOrigin: url.origin,
    basePath: (options.basePath ?? url.pathname).replace(/\/+$/, ''),
    host: Object.freeze({ name: readText('host.name', host?.name), icon: readIcon(host.icon ?? null, url) }),
    authorize,
    allowedOrigins,
    returnOrigins: new Set(returnOrigins ?? [url.origin, ...allowedOrigins]),
    store: options.store ?? createMemoryStore(),
    guides: merged,
    testMethod: (name) =>
      (typeof verify === 'function' ? verify(name) : verify?.[name]) ?? merged.get(name)?.verify ?? null,
    logger,
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    now: Date.now,
  })
}

const CONSOLE: Logger = {
  info: (fields, message) => console.info(message, fields),
  warn: (fields, message) => console.warn(message, fields),
  error: (fields, message) => console.error(message, fields),
}

/** Later guides win, member by member. */
function mergeGuides(guides: readonly ConnectorGuide[]): ReadonlyMap<string, ConnectorGuide> {
  const merged = new Map<string, ConnectorGuide>()
  for (const guide of guides) {
    checkGuide(guide)
    merged.set(guide.connector, { ...merged.get(guide.connector), ...guide })
  }
  return merged
}

function readText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  return fail(name, 'It is empty. Set it, from an environment variable if it is a secret')
}

function readSignInUser(user: unknown): (accountId: string) => string {
  if (typeof user === 'function') return (accountId) => String(user(accountId))
  const name = readText('cyclr.signInUser', user)
  return () => name
}

/** A path is one on the proxy's own origin. */
function readIcon(icon: string | null, base: URL): string | null {
  if (icon === null || icon.startsWith('data:image/')) return icon
  const url = URL.canParse(icon, base) ? new URL(icon, base) : null
  if (url?.protocol === 'https:' || (url && url.origin === base.origin)) return url.href
  return fail('host.icon', 'Only https and data addresses can be shown. Pass one of these, or a path on publicUrl')
}
