/**
 * The connection ended without a response. A server that serves the fake should destroy the socket on this error.
 *
 * @example
 * import type { Socket } from 'node:net'
 * import { DroppedConnection, type FakeCyclr } from 'connector-auth-wizard/testing'
 *
 * export async function serve(fake: FakeCyclr, request: Request, socket: Socket): Promise<Response | null> {
 *   try {
 *     return await fake.api(request)
 *   } catch (error) {
 *     if (!(error instanceof DroppedConnection)) throw error
 *     socket.destroy()
 *     return null
 *   }
 * }
 */
export class DroppedConnection extends Error {
  /** Tells it from other errors, also across copies of this module. */
  override readonly name = 'DroppedConnection'
}

/** A fault to inject into matching calls. */
export type Fault = {
  /** The HTTP method to match. @default every method */
  method?: string
  /** A substring of the path, or a pattern, to match. @default every path of the API domain */
  path?: string | RegExp
  /** Responds with this HTTP status and writes nothing. */
  status?: number
  /** Milliseconds before the call is processed. */
  delay?: number
  /** Drops the connection `before` or `after` the write. */
  drop?: 'before' | 'after'
  /** Responds with an HTML page instead of JSON. */
  html?: boolean
  /** Responds with exactly this body. */
  body?: string
  /** Headers to set, on the faulty response or on the regular one. */
  headers?: Record<string, string>
  /** The number of calls that the fault affects. @default all of them */
  times?: number
}

export type Faults = { add: (fault: Fault) => () => void; clear: () => void; run: Run }

type Run = (request: Request, work: () => Promise<Response>) => Promise<Response>

export function createFaults(): Faults {
  const active = new Set<{ fault: Fault; left: number }>()

  const take = (request: Request): Fault | null => {
    for (const entry of active) {
      if (!matches(entry.fault, request)) continue
      entry.left -= 1
      if (entry.left <= 0) active.delete(entry)
      return entry.fault
    }
    return null
  }

  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY }
      active.add(entry)
      return () => active.delete(entry)
    },
    clear: () => active.clear(),
    run: async (request, work) => {
      const fault = take(request)
      if (fault === null) return work()
      if (fault.delay) await sleep(fault.delay)
      if (fault.drop === 'before') throw new DroppedConnection('dropped before the write')
      if (fault.drop === 'after') {
        await work()
        throw new DroppedConnection('dropped after the write')
      }
      if (fault.status !== undefined || fault.html || fault.body !== undefined) return faultyResponse(fault)
      const response = await work()
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.headers.set(name, value)
      return response
    },
  }
}

function matches({ method, path }: Fault, request: Request): boolean {
  if (method !== undefined && method !== request.method) return false
  const { pathname } = new URL(request.url)
  if (path === undefined) return true
  return typeof path === 'string' ? pathname.includes(path) : path.test(pathname)
}

function faultyResponse({ status = 200, html = false, body, headers }: Fault): Response {
  const page = '<!doctype html><title>Service unavailable</title><h1>Something went wrong</h1>'
  const text = body ?? (html ? page : JSON.stringify({ Message: 'An error has occurred.' }))
  const type = html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  return new Response(text, {
    status,
    headers: { 'Content-Type': type, ...headers },
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
