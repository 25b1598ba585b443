import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { MAX_NAME_LENGTH } from '../../core/parameters/values.js'

/** Bytes. */
const MOST = 32 * 1024
/** Milliseconds for the whole body to arrive. */
const PATIENCE = 10_000
const MOST_VALUES = 100
/** Levels of objects and lists. What the contract asks for has two. */
const DEEPEST = 4

/** The body of a write, parsed once and strictly: a member that does not belong is refused, not ignored. */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>, patience = PATIENCE): Promise<T> {
  const text = await readText(request, patience)
  refuseOddKeys(text)
  const raw = parseJson(text)
  refuseOddNames(raw)
  const answer = z.safeParse(schema, raw)
  if (!answer.success) throw new ConnectorAuthError('invalid_request')
  return answer.data
}

/** A form's fields, read with the same limits. */
export async function readForm(request: Request, patience = PATIENCE): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new ConnectorAuthError('unsupported_media_type')
  }
  return new URLSearchParams(await readText(request, patience))
}

async function readText(request: Request, patience: number): Promise<string> {
  const reader = request.body?.getReader()
  if (!reader) return ''
  // A byte order mark is kept, so that it fails as the stray character it is.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectorAuthError('request_timeout')), patience)
  })
  try {
    let text = ''
    let size = 0
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), tooSlow])
      if (done) return text + decoder.decode()
      size += value.byteLength
      if (size > MOST) throw new ConnectorAuthError('payload_too_large')
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    // Not waited for: what is cancelled may be what hangs.
    reader.cancel().catch(() => undefined)
    throw error instanceof ConnectorAuthError ? error : new ConnectorAuthError('invalid_request')
  } finally {
    clearTimeout(timer)
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
 * Over the text, where all keys still are: `JSON.parse` keeps the last of two equal ones, so that another reader may see
 * the other, and a record of zod's silently drops `__proto__`.
 */
function refuseOddKeys(json: string): void {
  const open: Set<string>[] = []
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > DEEPEST) throw new ConnectorAuthError('invalid_request')
    } else if (token === '}' || token === ']') open.pop()
    else if (text !== undefined && colon !== undefined) {
      const key = String(parseJson(text))
      const keys = open.at(-1)
      if (key === '__proto__' || keys?.has(key)) throw new ConnectorAuthError('invalid_request')
      keys?.add(key)
    }
  }
}

function refuseOddNames(raw: unknown): void {
  const values = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'values') : undefined
  if (typeof values !== 'object' || values === null) return
  const names = Object.keys(values)
  const odd = names.length > MOST_VALUES || names.some((name) => name.length > MAX_NAME_LENGTH)
  if (odd) throw new ConnectorAuthError('invalid_request')
}
