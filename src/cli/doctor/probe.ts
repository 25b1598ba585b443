import { networkCode } from '../../server/cyclr/cyclrErrors.js'
import { readText } from '../../server/cyclr/readText.js'

/** An answer as it came. `text` may hold secrets: it is read, and never printed. */
export type Answer = {
  status: number
  headers: Headers
  text: string
  /** The parsed body, or `null` when it is no JSON. */
  json: unknown
  /** Where a redirect leads, without its query. */
  redirect: string | null
}

/** `failure`: a short reason, such as "its name has no address (ENOTFOUND)". */
export type Probed = Answer | { failure: string }

const TIMEOUT_MS = 10_000
const MAX_BYTES = 8 * 1024 * 1024

/** One request, which follows no redirect and is not repeated. Never rejects. */
export async function probe(url: string, init: RequestInit = {}): Promise<Probed> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS), ...init })
    const text = await readText(response, MAX_BYTES)
    const { status, headers } = response
    return { status, headers, text, json: parse(text), redirect: redirectOf(headers.get('Location'), url) }
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError'
    return { failure: isTimeout ? `no answer within ${TIMEOUT_MS / 1000} seconds` : explain(networkCode(error)) }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name has no address',
  EAI_AGAIN: 'its name has no address',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_SOCKET: 'the connection was closed',
}

/** TLS has some fifty codes. */
function explain(code: string | null): string {
  if (code === null) return 'no answer'
  const reason = REASONS[code] ?? (/CERT|SIGNATURE|SSL|TLS|ISSUER/.test(code) ? 'TLS does not work' : null)
  return reason === null ? code : `${reason} (${code})`
}

/** A member of a JSON object, when it is a text that is not empty. */
export function textOf(json: unknown, name: string): string | null {
  const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, name) : null
  return typeof value === 'string' && value !== '' ? value : null
}

export function isHtml({ headers }: Answer): boolean {
  return headers.get('Content-Type')?.startsWith('text/html') ?? false
}

/** Texts of others on a terminal: no control characters, and not much of them. */
export function plain(text: string): string {
  return text.replace(/\p{C}/gu, '').slice(0, 80)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function redirectOf(location: string | null, base: string): string | null {
  if (location === null || !URL.canParse(location, base)) return null
  const { origin, pathname } = new URL(location, base)
  return plain(origin + pathname)
}
