import type { Logger } from '../options/ProxyOptions.js'

/** Of one text in a line: an address can be as long as a client likes. */
const MOST_CHARACTERS = 500
const SHORTEST_SECRET = 8
/** Levels of nesting that are looked through. Our own lines have one. */
const DEEPEST = 4

/**
 * The host's logger behind two promises: what reaches it holds no secret of ours, whatever a line was built from, and its
 * own failure breaks no request.
 */
export function createSafeLogger(logger: Logger, secrets: readonly string[]): Logger {
  // A shorter one would turn every line into marks, and is no secret.
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET)
  const clean = (text: string): string => {
    const without = long.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text)
    const redacted = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, `$1${REDACTED}`), without)
    return redacted.length > MOST_CHARACTERS ? `${redacted.slice(0, MOST_CHARACTERS)}…` : redacted
  }
  const cleanAll = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return clean(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth === DEEPEST) return REDACTED
    if (Array.isArray(value)) return value.map((one) => cleanAll(one, depth + 1))
    if (value instanceof Error) return clean(`${value.name}: ${value.message}`)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one, depth + 1)]))
  }
  const at = (level: keyof Logger) => (fields: object, message: string) => {
    try {
      logger[level](Object(cleanAll(fields, 0)), clean(message))
    } catch {
      // A log that cannot be written is no reason to refuse a user; there is nowhere left to say so.
    }
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

const REDACTED = '[redacted]'

/** Access tokens; tickets, proofs and session tokens; whatever an address calls one. The first group stays. */
const PATTERNS: readonly RegExp[] = [
  /(\b(?:bearer|basic)\s+)[\w+/=.~-]+/gi,
  /()\beyJ[\w-]+\.[\w-]*(?:\.[\w-]*){1,3}/g,
  /([?&](?:ticket|proof|token|caw_proof)=)[^&\s]*/gi,
]
