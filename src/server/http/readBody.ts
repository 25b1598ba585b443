import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { MAX_BODY_BYTES, MAX_NAME_LENGTH } from '../../core/parameters/values.js'
import { withTimeout } from './withTimeout.js'

/** For the whole body to arrive. */
const BODY_TIMEOUT_MS = 10_000
const MAX_VALUES = 100
/** Nesting of objects and arrays. The bodies of the contract have two levels. */
const MAX_DEPTH = 4

/** Reads and parses a JSON body. Strict: unknown members, repeated keys and `__proto__` are `invalid_request`. */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>, timeoutMs = BODY_TIMEOUT_MS): Promise<T> {
  const text = await readText(request, timeoutMs)
  const json = parseJson(text)
  checkKeys(text)
  checkValueNames(json)
  const body = z.safeParse(schema, json)
  if (!body.success) throw new ConnectorAuthError('invalid_request')
  return body.data
}

/** Reads a form, within the same limits. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new ConnectorAuthError('unsupported_media_type')
  }
  return new URLSearchParams(await readText(request, BODY_TIMEOUT_MS))
}

async function readText(request: Request, timeoutMs: number): Promise<string> {
  const reader = request.body?.getReader()
  if (!reader) return ''
  try {
    return await withTimeout(
      () => decode(reader),
      timeoutMs,
      () => new ConnectorAuthError('request_timeout'),
    )
  } catch (error) {
    // The stream is not cancelled: React Router and other servers on Node.js would end the connection before the response.
    throw error instanceof ConnectorAuthError ? error : new ConnectorAuthError('invalid_request')
  }
}

async function decode(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  // A byte order mark is kept, so that the JSON parser refuses it.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MAX_BODY_BYTES) throw new ConnectorAuthError('payload_too_large')
    text += decoder.decode(value, { stream: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConnectorAuthError('invalid_request')
  }
}

/**
 * On the text, which still holds every key: `JSON.parse` keeps the last of two equal keys, where another parser may keep
 * the first, and a zod record drops `__proto__` silently. Only for text that is JSON: the expression takes quadratic time
 * for strings that are not closed.
 */
function checkKeys(json: string): void {
  const open: Set<string>[] = []
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > MAX_DEPTH) throw new ConnectorAuthError('invalid_request')
    } else if (token === '}' || token === ']') open.pop()
    else if (text !== undefined && colon !== undefined) {
      const key = String(parseJson(text))
      const keys = open.at(-1)
      if (key === '__proto__' || keys?.has(key)) throw new ConnectorAuthError('invalid_request')
      keys?.add(key)
    }
  }
}

function checkValueNames(json: unknown): void {
  const values = typeof json === 'object' && json !== null ? Reflect.get(json, 'values') : undefined
  if (typeof values !== 'object' || values === null) return
  const names = Object.keys(values)
  const isTooLarge = names.length > MAX_VALUES || names.some((name) => name.length > MAX_NAME_LENGTH)
  if (isTooLarge) throw new ConnectorAuthError('invalid_request')
}
