import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { FakeCyclr } from '../../src/testing.js'

/** How a call fails on the wire. */
export type Script = (res: ServerResponse, req: IncomingMessage, answer: () => Promise<Response>) => unknown

type Seen = { method: string; path: string; body: string; closed: boolean; authorization: string }

export type UpstreamServer = {
  origin: string
  /** Every request, in order. */
  seen: readonly Seen[]
  /** The requests to a path. */
  at: (method: string, path: string | RegExp) => readonly Seen[]
  /** Makes calls fail: the first by the first script, and so on. `null` and all later calls are answered normally. */
  script: (method: string, path: string | RegExp, ...scripts: readonly (Script | null)[]) => void
  /** The same for every call from now on. */
  always: (method: string, path: string | RegExp, script: Script) => void
  reset: () => void
  close: () => Promise<void>
}

/** A server on a real socket that answers as one domain of the fake Cyclr does, and fails by scripts. */
export async function createUpstreamServer(
  fake: FakeCyclr,
  domain: 'api' | 'service' = 'api',
): Promise<UpstreamServer> {
  const seen: Seen[] = []
  const rules: { method: string; path: string | RegExp; scripts: (Script | null)[]; forever: boolean }[] = []

  const scriptFor = (method: string, path: string): Script | null => {
    const rule = rules.find((one) => one.scripts.length > 0 && one.method === method && matches(one.path, path))
    return (rule?.forever ? rule.scripts[0] : rule?.scripts.shift()) ?? null
  }
  const server = createServer(async (req, res) => {
    const { method = '', url = '' } = req
    const request = createRequest(req, res)
    const body = await request.text().catch(() => '')
    const entry = { method, path: url, body, closed: false, authorization: req.headers.authorization ?? '' }
    seen.push(entry)
    res.once('close', () => {
      entry.closed = true
    })
    const headers = new Headers(request.headers)
    const { apiOrigin, serviceOrigin } = fake.options
    const address = (domain === 'api' ? apiOrigin : serviceOrigin) + url
    const answer = () => fake[domain](new Request(address, { method, headers, body: body || null }))
    try {
      await (scriptFor(method, url) ?? asUsual)(res, req, answer)
    } catch {
      req.socket.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    at: (method, path) => seen.filter((one) => one.method === method && matches(path, one.path)),
    script: (method, path, ...scripts) => void rules.push({ method, path, scripts: [...scripts], forever: false }),
    always: (method, path, script) => void rules.push({ method, path, scripts: [script], forever: true }),
    reset: () => {
      seen.length = 0
      rules.length = 0
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function matches(pattern: string | RegExp, path: string): boolean {
  return typeof pattern === 'string' ? path.split('?', 1)[0] === pattern : pattern.test(path)
}

/** As the fake Cyclr does. */
const asUsual: Script = async (res, _, answer) => sendResponse(res, await answer())

/** Accepts, and never answers. */
export const hang: Script = () => undefined

export const answerWith =
  (status: number, body = '', headers: Record<string, string> = {}): Script =>
  (res) =>
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body)

export const html = answerWith(200, '<!doctype html><title>Log in</title>', { 'Content-Type': 'text/html' })

/** Breaks the connection before the call has an effect. */
export const resetBefore: Script = (_, req) => req.socket.resetAndDestroy()

/** The call has its effect, and another answer is sent. */
export const doneBut =
  (script: Script): Script =>
  async (res, req, answer) => {
    await answer()
    return script(res, req, answer)
  }

/** The call has its effect, and no answer is sent. */
export const resetAfter = doneBut(resetBefore)

export const resetHalfway: Script = (res, req) => {
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' })
  res.write('{"Id": 1, ', () => setTimeout(() => req.socket.resetAndDestroy(), 20))
}

/** Sends headers and the beginning of a body, and then nothing. */
export const stall: Script = (res) => {
  res.writeHead(200, { 'Content-Type': 'application/json' })
  res.write('{')
}

/** Sends a byte at intervals, without end. */
export const trickle: Script = (res) => {
  res.writeHead(200, { 'Content-Type': 'application/json' })
  const timer = setInterval(() => res.write(' '), 30)
  res.once('close', () => clearInterval(timer))
}

/** Sends 50 MB without Content-Length. */
export const flood: Script = (res) => {
  res.writeHead(200, { 'Content-Type': 'application/json' })
  const chunk = ' '.repeat(64 * 1024)
  let left = 800
  const more = () => {
    while (left > 0 && !res.destroyed) {
      left -= 1
      if (!res.write(chunk)) return void res.once('drain', more)
    }
    res.end()
  }
  more()
}

/** Scripts that wait until `count` calls have arrived. */
export function meeting(count: number, script = asUsual): Script[] {
  const { wait, open } = createGate(script)
  let arrived = 0
  const arrive: Script = (...call) => {
    arrived += 1
    if (arrived === count) open()
    return wait(...call)
  }
  return Array.from({ length: count }, () => arrive)
}

/** A script that waits until the test releases it. */
export function createGate(script = asUsual): { wait: Script; open: () => void } {
  const gate = new EventEmitter()
  const opened = once(gate, 'open')
  const wait: Script = async (res, req, answer) => {
    await opened
    return script(res, req, answer)
  }
  return { wait, open: () => void gate.emit('open') }
}

export const later =
  (milliseconds: number, script = asUsual): Script =>
  async (res, req, answer) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    return script(res, req, answer)
  }
