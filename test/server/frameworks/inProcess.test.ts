import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { vi } from 'vitest'
import { start, stop } from '../../../demo/server/serveFake.js'
import { BASE } from '../harness.js'
import { describeFramework, type Environment, type Running } from './suite.js'

/** Where the public address has a part that a proxy server removes. */
const BEHIND_PREFIX = { publicPath: `/docs${BASE}` }

type Start = () => Promise<Running>

const listening = async (server: Server): Promise<Running> => ({
  origin: `http://127.0.0.1:${await start(server, 0)}`,
  close: () => stop(server),
})
const serving = (listener: RequestListener) => listening(createServer(listener))

const node: Start = async () => listening((await import('../../readme/frameworks/node.js')).server)
const expressApp = async () => (await import('../../readme/frameworks/express.js')).app
const express: Start = async () => serving(await expressApp())

/** An app with body parsers and the README's app behind them. */
const expressAfterParsers: Start = async () => {
  const { default: create } = await import('express')
  return serving(create().use(create.json(), create.urlencoded({ extended: false }), await expressApp()))
}
const expressAfterRaw: Start = async () => {
  const { default: create } = await import('express')
  return serving(create().use(create.raw({ type: () => true }), await expressApp()))
}
/** The README's code, run with Express 4. */
const inExpress4 = (run: Start) => async () => {
  vi.doMock('express', () => import('express4'))
  try {
    return await run()
  } finally {
    vi.doUnmock('express')
  }
}

const fastify: Start = async () => {
  const { app } = await import('../../readme/frameworks/fastify.js')
  return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
}
const koa: Start = async () => serving((await import('../../readme/frameworks/koa.js')).app.callback())
const koaBeforeParser: Start = async () => {
  const [{ app }, { bodyParser }] = await Promise.all([
    import('../../readme/frameworks/koa.js'),
    import('@koa/bodyparser'),
  ])
  return serving(app.use(bodyParser()).callback())
}
const koaAfterParser: Start = async () =>
  serving((await import('../../readme/frameworks/koaAfterBodyParser.js')).app.callback())
const hono: Start = async () => {
  const { app } = await import('../../readme/frameworks/hono.js')
  const server = createAdaptorServer({ fetch: app.fetch, createServer })
  return serving((req, res) => void server.emit('request', req, res))
}

/** Such as React Router's: its body destroys the connection when it is cancelled. */
const nodeStreams: Start = async () => {
  const { default: worker } = await import('../../readme/frameworks/fetchServer.js')
  return serving(async (req, res) => {
    const { method = 'GET', url = '' } = req
    const body = method === 'GET' || method === 'HEAD' ? {} : { body: destroyedWhenCancelled(req), duplex: 'half' }
    const headers = Object.entries(req.headers).map(([key, value]): [string, string] => [key, String(value)])
    const response = await worker.fetch(new Request(`http://localhost${url}`, { method, headers, ...body }))
    res.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  })
}

function destroyedWhenCancelled(req: IncomingMessage): ReadableStream {
  return new ReadableStream({
    start: (controller) => {
      req.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)))
      req.on('end', () => controller.close()).on('error', (error) => controller.error(error))
    },
    cancel: () => void req.destroy(),
  })
}

/** With modules of its own: the README's proxy reads its environment when it is loaded. */
const fresh = (run: Start) => async (environment: Environment) => {
  vi.resetModules()
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  return run()
}

const FRAMEWORKS: Readonly<Record<string, Start>> = {
  'node:http': node,
  'Express 5': express,
  'Express 5, after its body parsers': expressAfterParsers,
  'Express 5, after express.raw()': expressAfterRaw,
  'Express 4': inExpress4(express),
  'Express 4, after its body parsers': inExpress4(expressAfterParsers),
  'Fastify 5': fastify,
  'Koa 3, before a body parser': koaBeforeParser,
  'Koa 3, after a body parser': koaAfterParser,
  'Hono 4': hono,
  'a server of Request and Response on Node streams': nodeStreams,
}

for (const [name, run] of Object.entries(FRAMEWORKS)) describeFramework(name, { start: fresh(run) })
for (const [name, run] of Object.entries({
  'Express 5': express,
  'Koa 3': koa,
  'Hono 4': hono,
  'Fastify 5': fastify,
})) {
  describeFramework(`${name}, below a prefix that a proxy server removes`, { start: fresh(run), ...BEHIND_PREFIX })
}
