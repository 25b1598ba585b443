/** The connection ended without an answer. A server that carries the fake destroys the socket when it sees this. */
export class DroppedConnection extends Error {
  override readonly name = 'DroppedConnection'
}

/** How a call should go wrong. What is not named goes right. */
export type Fault = {
  /** @default every method */
  method?: string
  /** Part of the path, or a pattern over it. @default every path of the API domain */
  path?: string | RegExp
  status?: number
  /** Milliseconds before anything happens. */
  delay?: number
  /** The connection ends: `before` anything was written, or `after` it was. */
  drop?: 'before' | 'after'
  /** A page instead of JSON. */
  html?: boolean
  /** Sent as it is. */
  body?: string
  /** Along with the faulty answer, or with the right one. */
  headers?: Record<string, string>
  /** How many calls go wrong. @default all of them */
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
      if (fault.status !== undefined || fault.html || fault.body !== undefined) return faultyAnswer(fault)
      const answer = await work()
      for (const [name, value] of Object.entries(fault.headers ?? {})) answer.headers.set(name, value)
      return answer
    },
  }
}

function matches({ method, path }: Fault, request: Request): boolean {
  if (method !== undefined && method !== request.method) return false
  const { pathname } = new URL(request.url)
  if (path === undefined) return true
  return typeof path === 'string' ? pathname.includes(path) : path.test(pathname)
}

function faultyAnswer({ status = 200, html = false, body, headers }: Fault): Response {
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
