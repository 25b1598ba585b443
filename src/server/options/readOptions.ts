import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorGuide, GuideTranslation } from '../../guides/ConnectorGuide.js'
import { readAllowedHeaders } from '../http/allowedHeaders.js'
import { createSafeLogger } from '../http/createSafeLogger.js'
import { checkGuide, checkTranslation } from './checkGuide.js'
import { createStore } from './createStore.js'
import type { ConnectorProxyOptions, HostColors, Identify, Logger, ProxyConfig } from './ProxyOptions.js'
import { named, readCallback, readRateLimit } from './readCallbacks.js'
import { readLogger } from './readLogger.js'
import { fail, readOrigin, readUrl } from './readOrigin.js'
import { readTestMethods } from './readTestMethods.js'
import type { Store } from './Store.js'
import { type Environment, environment, serverlessPlatform } from './serverlessPlatform.js'
import { translateGuides } from './translateGuides.js'

/** Checks the options and completes them. Throws a `TypeError` that says which option is wrong, why, and what to pass. */
export function readOptions(options: ConnectorProxyOptions, variables: Environment = environment()): ProxyConfig {
  if (typeof options !== 'object' || options === null || options instanceof Promise) {
    throw new TypeError(
      'ConnectorAuthWizard: the proxy has no options. Pass an object, or a function that returns one and no promise.',
    )
  }
  const { cyclr, host, authorize, publicUrl, guides = [] } = options
  if (typeof authorize !== 'function') {
    fail(
      'authorize',
      'Without it any request could change any connector. Pass a function that returns the grant of a signed-in user, or null',
    )
  }
  const url = readUrl('publicUrl', publicUrl)
  const apiOrigin = readOrigin('cyclr.apiDomain', cyclr?.apiDomain)
  const serviceOrigin = readOrigin('cyclr.serviceDomain', cyclr?.serviceDomain)
  if (apiOrigin === serviceOrigin) {
    fail('cyclr.serviceDomain', 'It is the API domain. Pass the domain of your Cyclr console, such as acme-h.cyclr.com')
  }
  const allowedOrigins = readOrigins('allowedOrigins', options.allowedOrigins ?? [])
  const returnOrigins = options.returnOrigins && readOrigins('returnOrigins', options.returnOrigins)
  const given = readList('guides', guides)
  const merged = mergeGuides(given.flatMap((guide) => (isTranslation(guide) ? [] : [guide])))
  const clientSecret = readText('cyclr.clientSecret', cyclr.clientSecret)
  const logger = createSafeLogger(readLogger(options.logger), [clientSecret])
  if (options.store === undefined) warnIfServerless(serverlessPlatform(variables), logger)

  return Object.freeze({
    cyclr: Object.freeze({
      apiOrigin,
      serviceOrigin,
      clientId: readText('cyclr.clientId', cyclr.clientId),
      clientSecret,
      signInUser: readSignInUser(cyclr.signInUser),
    }),
    publicUrl: url.href.replace(/\/+$/, ''),
    publicOrigin: url.origin,
    basePath: readPath(options.basePath || url.pathname),
    host: Object.freeze({ name: readText('host.name', host?.name), icon: readIcon(host.icon ?? null, url) }),
    colors: readColors(host.colors),
    linkScript: readLinkScript(options.linkPage, url),
    authorize,
    identify: readIdentify(options.identify),
    allowedOrigins,
    allowedHeaders: readAllowedHeaders(options.allowedHeaders),
    returnOrigins: returnOrigins ?? new Set([url.origin, ...allowedOrigins]),
    store: readStore(options.store),
    guides: merged,
    translatedGuides: translateGuides(merged, given.filter(isTranslation).map(checkTranslation)),
    testMethod: readTestMethods(options.verify, merged, logger),
    logger,
    limit: readRateLimit(options.rateLimit, logger),
    onAudit: readCallback('onAudit', options.onAudit),
    onConnected: readCallback('onConnected', options.onConnected),
    beforeDisconnect: readCallback('beforeDisconnect', options.beforeDisconnect),
    onDisconnected: readCallback('onDisconnected', options.onDisconnected),
    fetch: readCallback('fetch', options.fetch) ?? ((...args) => globalThis.fetch(...args)),
    now: Date.now,
  })
}

function warnIfServerless(platform: string | null, logger: Logger): void {
  if (platform === null) return
  const why = 'instances do not share their memory, so a launch link may work once in each, and attempts are not shared'
  logger.warn(
    { platform },
    `ConnectorAuthWizard: the proxy has no "store" on ${platform}: ${why}. Pass a Keyv on Redis.`,
  )
}

function isTranslation(guide: ConnectorGuide | GuideTranslation): guide is GuideTranslation {
  return Object.hasOwn(guide ?? {}, 'language')
}

/** Members of later guides replace those of earlier ones. */
function mergeGuides(guides: readonly ConnectorGuide[]): ReadonlyMap<string, ConnectorGuide> {
  const merged = new Map<string, ConnectorGuide>()
  for (const guide of guides) {
    checkGuide(guide)
    const { values } = guide
    const earlier = merged.get(guide.connector)
    merged.set(guide.connector, {
      ...earlier,
      ...guide,
      ...(values && { values: namedValues(guide.connector, values) }),
    })
  }
  return merged
}

function namedValues(connector: string, values: NonNullable<ConnectorGuide['values']>): typeof values {
  const entries = Object.entries(values).map(([name, value]) => {
    const option = `guides: ${connector}.values.${name}`
    return [name, typeof value === 'function' ? named(option, value) : value] as const
  })
  return Object.fromEntries(entries)
}

function readText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  return fail(name, 'It is empty. Set it, from an environment variable if it is a secret')
}

/** Cyclr creates users that it does not know (D): it would create one called "undefined" too. */
function readSignInUser(user: unknown): (accountId: string) => string {
  if (typeof user !== 'function') {
    const name = readText('cyclr.signInUser', user)
    return () => name
  }
  const nameOf = named('cyclr.signInUser', (accountId: string): unknown => user(accountId))
  return (accountId) => {
    const name = nameOf(accountId)
    if (typeof name === 'string' && name.trim() !== '') return name
    throw new ConnectorAuthError('misconfigured', { cause: new Error('"cyclr.signInUser" returned no user name') })
  }
}

/** An `identify` that is not a function would look as if users were compared. */
function readIdentify(identify: Identify | undefined): Identify | null {
  if (identify === undefined) return null
  return typeof identify === 'function'
    ? identify
    : fail('identify', 'It is not a function. Pass one that returns the user id of a request, or null')
}

function readList<T>(name: string, list: readonly T[]): readonly T[] {
  return Array.isArray(list) ? list : fail(name, 'It is not a list. Pass an array')
}

function readOrigins(name: string, origins: readonly string[]): ReadonlySet<string> {
  return new Set(readList(name, origins).map((origin) => readOrigin(name, origin)))
}

function readPath(path: string): string {
  if (/^\/[\w\-./~%]*$/.test(path)) return path.replace(/\/+$/, '')
  return fail(
    'basePath',
    'It is not a plain path. Pass the path at which the proxy is mounted, such as /api/connector-auth',
  )
}

const REQUIRED_METHODS = ['get', 'set', 'delete'] as const
const LOCK_METHODS = ['setIfAbsent', 'deleteIfEqual', 'extendIfEqual'] as const

function readStore(store: Store | undefined): Store {
  if (store === undefined) return createStore()
  const isMethod = (name: keyof Store) => typeof store?.[name] === 'function'
  if (!REQUIRED_METHODS.every(isMethod)) {
    return fail(
      'store',
      'It has no get, set and delete, so no sign-in would work. Pass a Keyv, or an object with these methods',
    )
  }
  const broken = LOCK_METHODS.find((name) => store[name] !== undefined && !isMethod(name))
  if (broken) return fail('store', `Its ${broken} is not a function. Pass one, or leave it out`)
  if (isMethod('extendIfEqual') && !LOCK_METHODS.every(isMethod)) {
    return fail('store', `It renews locks that it cannot take or release. Pass all of ${LOCK_METHODS.join(', ')}`)
  }
  return createStore(store)
}

/** Part of a style sheet: any other text could add rules. */
function readColors(colors: HostColors = {}): HostColors {
  const given = [colors?.light ?? {}, colors?.dark ?? {}].flatMap((scheme) => Object.values(Object(scheme)))
  if (typeof colors === 'object' && colors !== null && given.every(isColor)) return colors
  return fail(
    'host.colors',
    'A colour is not of the form #rrggbb. Pass { light, dark }, each with accent, background, text',
  )
}

function readLinkScript(linkPage: ConnectorProxyOptions['linkPage'], base: URL): string | null {
  const address: unknown = linkPage?.script
  if (address === undefined || address === '') return null
  const url = typeof address === 'string' && URL.canParse(address, base) ? new URL(address, base) : null
  if (url?.protocol === 'https:' || url?.origin === base.origin) return url.href
  return fail(
    'linkPage.script',
    'It is neither an https address nor a path on publicUrl. Pass one of these, or leave it out',
  )
}

function isColor(color: unknown): boolean {
  return color === undefined || (typeof color === 'string' && /^#[\da-f]{6}$/i.test(color))
}

/** A path is resolved against `publicUrl`. */
function readIcon(icon: string | null, base: URL): string | null {
  const isText = typeof icon === 'string'
  if (icon === null || (isText && icon.startsWith('data:image/'))) return icon
  const url = isText && URL.canParse(icon, base) ? new URL(icon, base) : null
  if (url?.protocol === 'https:' || (url && url.origin === base.origin)) return url.href
  return fail('host.icon', 'Only https and data:image/ URLs are allowed. Pass one of these, or a path on publicUrl')
}
