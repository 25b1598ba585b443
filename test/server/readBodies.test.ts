import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyParser } from '@koa/bodyparser'
import express from 'express'
import { fastify } from 'fastify'
import { Hono } from 'hono'
import Koa from 'koa'
import { describe, expect, it, onTestFinished } from 'vitest'
import { toNodeHandler } from '../../src/server-node.js'
import { BASE, codeOf, NAVIGATION, ORIGIN, OWN } from './harness.js'
import { proxyOnFake, SAVE, senderTo, serve } from './realHost.js'

type Keep = (request: { body?: unknown; rawBody?: string }) => object

/** Koa with a body parser before the proxy. `keep` returns what the host passes on of it. */
function koaWith(handle: ReturnType<typeof toNodeHandler>, keep: Keep) {
  const app = new Koa().use(bodyParser({ enableTypes: ['json', 'form'] })).use(async (ctx) => {
    ctx.respond = false
    await handle(Object.assign(ctx.req, keep(ctx.request)), ctx.res)
  })
  return app.callback()
}

/** Reads the whole body as a host's middleware does, then calls the proxy. */
function readingBefore(handle: ReturnType<typeof toNodeHandler>, keep: (bytes: Buffer) => object) {
  return (req: IncomingMessage, res: ServerResponse) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => void handle(Object.assign(req, keep(Buffer.concat(chunks))), res))
  }
}

const LOST: unknown = expect.objectContaining({
  level: 'error',
  fields: expect.objectContaining({
    code: 'misconfigured',
    path: expect.stringContaining('/parameters'),
    reason: expect.stringMatching(/^the body was read before the proxy, by a body parser\..*"body" or "rawBody"/),
  }),
})

describe('C5, C14: a body that was read before the proxy', () => {
  it.each<[string, Keep]>([
    ['the text', ({ rawBody }) => ({ rawBody })],
    ['the parsed object', ({ body }) => ({ body })],
  ])('C5: by @koa/bodyparser is used when the host passes on %s', async (_, keep) => {
    const { proxy, id, stored } = proxyOnFake()
    const send = await serve(koaWith(toNodeHandler(proxy), keep))
    expect((await send(`${BASE}/connectors/${id}/parameters`, SAVE)).status).toBe(200)
    expect(stored()).toEqual({ CompanySubdomain: 'brightwater' })
  })

  it('C5: by @koa/bodyparser, and not passed on, is named in the log', async () => {
    const { proxy, id, lines, stored } = proxyOnFake()
    const send = await serve(koaWith(toNodeHandler(proxy), () => ({})))
    const response = await send(`${BASE}/connectors/${id}/parameters`, SAVE)
    expect([response.status, await codeOf(response)]).toEqual([500, 'misconfigured'])
    expect(lines).toEqual([LOST])
    expect(stored()).toEqual({})
  })

  it.each<[string, (bytes: Buffer) => object]>([
    ['bytes', (bytes) => ({ rawBody: bytes })],
    ['a text', (bytes) => ({ rawBody: bytes.toString() })],
    ['bytes beside an empty object', (bytes) => ({ rawBody: bytes, body: {} })],
    ['bytes beside an object that lost a repeated key', (bytes) => ({ rawBody: bytes, body: { values: {} } })],
  ])('C5: is used when a framework keeps rawBody: %s', async (_, keep) => {
    const { proxy, id, stored } = proxyOnFake()
    const send = await serve(readingBefore(toNodeHandler(proxy), keep))
    expect((await send(`${BASE}/connectors/${id}/parameters`, SAVE)).status).toBe(200)
    expect(stored()).toEqual({ CompanySubdomain: 'brightwater' })
  })

  it.each(['with a length', 'in chunks'])(
    'C14: is named in the log when nothing of it is kept: sent %s',
    async (how) => {
      const { proxy, id, lines } = proxyOnFake()
      const send = await serve(readingBefore(toNodeHandler(proxy), () => ({})))
      const chunked = { body: new Blob([SAVE.body]).stream(), duplex: 'half' }
      const init = how === 'in chunks' ? { ...SAVE, ...chunked } : SAVE
      expect((await send(`${BASE}/connectors/${id}/parameters`, init)).status).toBe(500)
      expect(lines).toEqual([LOST])
    },
  )

  it('C14: is named in the log behind app.all and hijack of Fastify, and used when its body is passed on', async () => {
    const { proxy, id, lines, stored } = proxyOnFake()
    const handle = toNodeHandler(proxy)
    const app = fastify()
    app.all(`${BASE}/*`, (request, reply) => {
      reply.hijack()
      void handle(request.raw, reply.raw)
    })
    app.all('/documented/*', (request, reply) => {
      reply.hijack()
      void handle(Object.assign(request.raw, { body: request.body, originalUrl: request.url.slice(11) }), reply.raw)
    })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => app.close())
    const send = senderTo(new URL(address).port)
    expect((await send(`${BASE}/connectors/${id}`)).status).toBe(200)
    expect((await send(`${BASE}/connectors/${id}/parameters`, SAVE)).status).toBe(500)
    expect(lines).toEqual([LOST])
    expect((await send(`/documented${BASE}/connectors/${id}/parameters`, SAVE)).status).toBe(200)
    expect(stored()).toEqual({ CompanySubdomain: 'brightwater' })
  })

  it('C14: is named in the log behind a Hono middleware that reads the request, and not behind one that reads a clone', async () => {
    const { proxy, id, lines } = proxyOnFake()
    const app = new Hono()
    app.put(`${BASE}/*`, async ({ req: { raw } }) => {
      await (raw.headers.has('X-Clone') ? raw.clone() : raw).json()
      return proxy.fetch(raw)
    })
    const address = `${ORIGIN}${BASE}/connectors/${id}/parameters`
    expect((await app.request(address, { ...SAVE, headers: OWN })).status).toBe(500)
    expect(lines).toEqual([LOST])
    expect((await app.request(address, { ...SAVE, headers: { ...OWN, 'X-Clone': '1' } })).status).toBe(200)
  })

  it('C5: is said to users who may write only: without a session the answer is 401', async () => {
    const { proxy, id, lines } = proxyOnFake({ authorize: () => null })
    const send = await serve(readingBefore(toNodeHandler(proxy), () => ({})))
    expect((await send(`${BASE}/connectors/${id}/parameters`, SAVE)).status).toBe(401)
    expect(lines).toMatchObject([{ level: 'info' }])
  })

  it('C5: does not matter for requests without one', async () => {
    const { proxy, id, lines } = proxyOnFake()
    const send = await serve(readingBefore(toNodeHandler(proxy), () => ({})))
    expect((await send(`${BASE}/connectors/${id}`)).status).toBe(200)
    expect((await send(`${BASE}/connectors/${id}/credentials`, { method: 'DELETE' })).status).toBe(200)
    expect(lines).toEqual([])
  })

  it('C5: of the confirmation form works behind a parser, and is named in the log when it is lost', async () => {
    const { proxy, id, lines } = proxyOnFake()
    const started = await proxy.fetch(
      new Request(`${ORIGIN}${BASE}/connectors/${id}/oauth`, {
        method: 'POST',
        headers: OWN,
        body: '{"methodId":"default","mode":"popup"}',
      }),
    )
    const launchUrl: unknown = started.ok ? Reflect.get(Object(await started.json()), 'launchUrl') : null
    const ticket = typeof launchUrl === 'string' ? (new URL(launchUrl).searchParams.get('ticket') ?? '') : 'none'
    const headers = { ...NAVIGATION, 'Content-Type': 'application/x-www-form-urlencoded' }
    const form = { method: 'POST', headers, body: new URLSearchParams({ ticket }).toString() }
    const handle = toNodeHandler(proxy)
    const lost = await serve(koaWith(handle, () => ({})))
    lines.length = 0
    expect((await lost(`${BASE}/oauth/launch`, form)).status).toBe(500)
    expect(lines).toMatchObject([{ fields: { reason: expect.stringContaining('the body was read before the proxy') } }])
    const kept = await serve(
      express()
        .use(express.urlencoded({ extended: false }))
        .use(BASE, handle),
    )
    const answer = await kept(`${BASE}/oauth/launch`, form)
    expect([302, 400]).toContain(answer.status)
    expect(answer.headers.get('Content-Type') ?? '').not.toContain('problem')
  })
})
