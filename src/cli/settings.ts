import * as z from 'zod/mini'
import type { ConnectorProxyOptions } from '../server/options/ProxyOptions.js'
import { readOrigin, readUrl } from '../server/options/readOrigin.js'
import { keyOf } from '../server/session/sessionClaims.js'

const apiDomain = checked((value) => readOrigin('', value))
const url = checked((value) => readUrl('', value))
const text = checked((value) => {
  if (value.trim() === '') throw new TypeError('It is empty. Set it, or leave it out')
})
const secret = checked((value) => {
  try {
    keyOf(value)
  } catch {
    throw new TypeError(
      'It is shorter than 32 bytes, and can be guessed. Set it to the output of "openssl rand -base64 32"',
    )
  }
})
const redisUrl = checked((value) => {
  const isRedis = URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol)
  if (!isRedis) throw new TypeError('It is no redis:// or rediss:// URL. Set it to one such as redis://redis:6379')
  if (redisPassword(value) === null)
    throw new TypeError('Its password has a "%" that is not encoded. Write it as "%25"')
})
const color = z.optional(z.string())
const colors = z.strictObject({ accent: color, background: color, text: color })
const callback = <Function>() =>
  z.custom<NonNullable<Function>>((value) => typeof value === 'function', {
    error: 'It is not a function. Export one from an ES module',
  })

/** Every setting, by its name in a file. Its environment variable has the same name in capitals. */
export const settingsSchema = z.strictObject({
  cyclrApiDomain: z.optional(apiDomain),
  cyclrServiceDomain: z.optional(apiDomain),
  cyclrClientId: z.optional(text),
  cyclrClientSecret: z.optional(text),
  cyclrSignInUser: z.optional(text),
  cyclrAccountId: z.optional(text),
  publicUrl: z.optional(url),
  basePath: z.optional(text),
  hostName: z.optional(text),
  hostIcon: z.optional(text),
  hostColors: z.optional(z.strictObject({ light: z.optional(colors), dark: z.optional(colors) })),
  sessionSecret: z.optional(secret),
  sessionSecretPrevious: z.optional(secret),
  sessionJwksUrl: z.optional(url),
  sessionIssuer: z.optional(text),
  allowedOrigins: z.optional(listOf(apiDomain)),
  returnOrigins: z.optional(listOf(apiDomain)),
  redisUrl: z.optional(redisUrl),
  guides: z.optional(listOf(z.union([text, z.looseObject({})]))),
  port: z.optional(numberUpTo(65_535)),
  stopSeconds: z.optional(numberUpTo(3_600)),
  verify: z.optional(
    z.record(z.string(), z.guid({ error: 'It has a test method that is no GUID. Copy its MethodUniqueIdentifier' })),
  ),
  onAudit: z.optional(callback<ConnectorProxyOptions['onAudit']>()),
  onConnected: z.optional(callback<ConnectorProxyOptions['onConnected']>()),
  onDisconnected: z.optional(callback<ConnectorProxyOptions['onDisconnected']>()),
  beforeDisconnect: z.optional(callback<ConnectorProxyOptions['beforeDisconnect']>()),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings

/** Those that the environment can hold. The others are given in a file. */
export const IN_ENVIRONMENT = {
  cyclrApiDomain: "Cyclr's API domain, such as api.cyclr.com",
  cyclrServiceDomain: 'domain of your Cyclr console, such as acme-h.cyclr.com',
  cyclrClientId: 'client id of your OAuth credentials in the console',
  cyclrClientSecret: 'its client secret',
  cyclrSignInUser: 'the Standard user in Cyclr that opens sign-in pages',
  cyclrAccountId: 'for doctor: an account to check with',
  publicUrl: 'address of the proxy in the browser, such as https://connect.acme.com',
  basePath: 'path at which requests arrive [the path of PUBLIC_URL]',
  hostName: 'name of your product, as users know it',
  hostIcon: 'its icon: an https or data:image/ URL',
  sessionSecret: 'secret of at least 32 bytes that session tokens are signed with (HS256)',
  sessionSecretPrevious: 'the one before, while a new secret is rolled out',
  sessionJwksUrl: 'in place of a secret: where your keys are (RS256, EdDSA)',
  sessionIssuer: '"iss" that tokens of these keys must have',
  allowedOrigins: 'origins of your pages, separated by commas',
  returnOrigins: 'origins that redirect mode may return to [PUBLIC_URL, ALLOWED_ORIGINS]',
  redisUrl: 'shared by several instances; needs the package @redis/client',
  guides: 'files with guides, or connector-auth-wizard/guides, separated by commas',
  port: 'port to listen on [8080]',
  stopSeconds: 'how long requests under way may take after SIGTERM [25]',
} as const satisfies { readonly [name in SettingName]?: string }
export type EnvironmentName = keyof typeof IN_ENVIRONMENT

/** Without these there is neither a sign-in nor a page. */
export const REQUIRED_SETTINGS = [
  'cyclrApiDomain',
  'cyclrServiceDomain',
  'cyclrClientId',
  'cyclrClientSecret',
  'cyclrSignInUser',
  'publicUrl',
] as const satisfies readonly EnvironmentName[]

/** `cyclrApiDomain` is `CYCLR_API_DOMAIN` in the environment. */
export function variableOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** A line of the help for each environment variable. */
export function environmentNames(): readonly string[] {
  return Object.entries(IN_ENVIRONMENT).map(([name, about]) => `  ${variableOf(name).padEnd(24)} ${about}`)
}

/** A text that `check` throws no `TypeError` for. Its messages say why and how, without the value. */
function checked(check: (value: string) => unknown): z.ZodMiniType<string> {
  return z.string({ error: 'It is not a text. Put it in quotes' }).check(({ value, issues }) => {
    try {
      check(value)
    } catch (error) {
      const message = error instanceof TypeError ? error.message.replace(/^.* cannot be used\. |\.$/g, '') : ''
      issues.push({ code: 'custom', input: value, message })
    }
  })
}

/** In the environment: separated by commas. */
function listOf<T>(member: z.ZodMiniType<T>) {
  return z.pipe(z.transform(toList), z.array(member, { error: 'It is not a list. Set it to an array' }))
}

function toList(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const parts = value.split(',').map((one) => one.trim())
  return parts.filter((one) => one !== '')
}

function numberUpTo(maximum: number) {
  const error = `It is no integer from 0 to ${maximum}. Set it to one`
  return z.pipe(
    z.transform(toNumber),
    z
      .number({ error })
      .check(z.refine((value) => Number.isInteger(value) && value >= 0 && value <= maximum, { error })),
  )
}

function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
}

/** Without a password: an empty text. `null` when it is not encoded as in a URL. */
export function redisPassword(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).password)
  } catch {
    return null
  }
}
