import type { Logger } from '../options/ProxyOptions.js'

/** Of each text in a line: the client decides how long an address is. */
const MAX_TEXT_LENGTH = 500
const MIN_SECRET_LENGTH = 8
/** Levels of nested objects that are searched. The proxy's own lines have one. */
const MAX_DEPTH = 4

/** Wraps the host's logger: secrets are redacted from every line, and a logger that throws fails no request. */
export function createSafeLogger(logger: Logger, secrets: readonly string[]): Logger {
  // A shorter text is no secret, and occurs in ordinary words.
  const long = secrets.filter(({ length }) => length >= MIN_SECRET_LENGTH)
  const clean = (text: string): string => {
    const without = long.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text)
    // Cut before it is searched: the patterns also match what is left of a token that was cut.
    const cut = without.length > MAX_TEXT_LENGTH ? `${without.slice(0, MAX_TEXT_LENGTH)}…` : without
    return PATTERNS.reduce((rest, pattern) => rest.replace(pattern, `$1${REDACTED}`), cut)
  }
  const cleanAll = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return clean(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth === MAX_DEPTH) return REDACTED
    if (Array.isArray(value)) return value.map((one) => cleanAll(one, depth + 1))
    if (value instanceof Error) return clean(`${value.name}: ${value.message}`)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one, depth + 1)]))
  }
  const at = (level: keyof Logger) => (fields: object, message: string) => {
    try {
      logger[level](Object(cleanAll(fields, 0)), clean(message))
    } catch {
      // A failing logger must not fail the request, and there is no other place to report it.
    }
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

const REDACTED = '[redacted]'

/**
 * Authorization headers; JWTs and JWEs, also those that were cut; query parameters that hold a token. The first group is
 * kept. Each expression takes linear time: what follows its beginning matches in any case, or is bounded.
 */
const PATTERNS: readonly RegExp[] = [
  /(\b(?:bearer|basic)\s{1,10})[\w+/=.~-]+/gi,
  /()\beyJ[\w-]{5}[\w.-]*/g,
  /([?&](?:ticket|proof|token|caw_proof)=)[^&\s]*/gi,
]
