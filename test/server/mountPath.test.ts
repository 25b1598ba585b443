import express from 'express'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT } from '../../src/testing.js'
import { createHarness, ORIGIN, OWN } from './harness.js'
import { proxyOnFake, SAVE, serve } from './realHost.js'

const PUBLIC = `${ORIGIN}/docs/api/connector-auth`

describe('C4: a path that is not the one of publicUrl', () => {
  it.each([
    ['nothing', '/docs/api/connector-auth'],
    ['the basePath of Next', '/api/connector-auth'],
    ['two segments', '/connector-auth'],
    ['all of it', ''],
  ])('C4: works below Express where a reverse proxy has removed %s', async (_, mount) => {
    const { proxy, id, stored, lines } = proxyOnFake({ publicUrl: PUBLIC, basePath: undefined })
    const send = await serve(express().use(mount === '' ? '/' : mount, toNodeHandler(proxy)))
    expect((await send(`${mount}/connectors/${id}`)).status).toBe(200)
    expect((await send(`${mount}/connectors?ids=${id}`)).status).toBe(200)
    expect((await send(`${mount}/connectors/${id}/parameters/`, SAVE)).status).toBe(200)
    expect((await send(`${mount}/oauth/return?attempt=a&proof=p`)).status).toBe(200)
    expect(stored()).toEqual({ CompanySubdomain: 'brightwater' })
    expect(lines).toEqual([])
  })

  it('C4: works below app.mount of Hono, which removes the path, and as a route of Next', async () => {
    const { proxy, id } = proxyOnFake({ publicUrl: PUBLIC })
    const app = new Hono().mount('/docs/api/connector-auth', proxy.fetch)
    expect((await app.request(`${PUBLIC}/connectors/${id}`, { headers: OWN })).status).toBe(200)
    const address = `http://localhost:3000/api/connector-auth/connectors/${id}`
    expect((await proxy.GET(new Request(address, { headers: OWN }))).status).toBe(200)
  })

  it('C4: works where the mount path is the first segment of a route', async () => {
    const { proxy, id } = proxyOnFake({ publicUrl: `${ORIGIN}/connectors` })
    for (const path of [`/connectors/connectors/${id}`, `/connectors/${id}`, `/connectors/${id}/status`]) {
      expect((await proxy.fetch(new Request(ORIGIN + path, { headers: OWN }))).status).toBe(200)
    }
  })

  it('C4: gets the headers of CORS', async () => {
    const Origin = 'https://widget.acme.test'
    const { proxy, id } = proxyOnFake({ publicUrl: PUBLIC, allowedOrigins: [Origin] })
    const request = new Request(`${ORIGIN}/connectors/${id}`, { headers: { ...OWN, Origin } })
    expect((await proxy.fetch(request)).headers.get('Access-Control-Allow-Origin')).toBe(Origin)
  })

  it('C4: that has a prefix of its own is explained once in the log, and works with the option that it names', async () => {
    const { proxy, id, lines, options } = proxyOnFake({ publicUrl: PUBLIC })
    const app = express().use('/internal/v1', toNodeHandler(proxy))
    const send = await serve(app)
    expect((await send(`/internal/v1/connectors/${id}`)).status).toBe(404)
    expect((await send(`/internal/v1/connectors/${id}/parameters/`, SAVE)).status).toBe(404)
    expect(lines.filter(({ level }) => level === 'warn')).toEqual([
      {
        level: 'warn',
        fields: { path: `/internal/v1/connectors/${id}`, basePath: '/docs/api/connector-auth' },
        message:
          'ConnectorAuthWizard: a request came at "/internal/v1", and the proxy is mounted at "/docs/api/connector-auth". Set "basePath" to "/internal/v1", or correct "publicUrl".',
      },
    ])
    const { proxy: corrected } = proxyOnFake({ ...options, basePath: '/internal/v1' })
    const answer = await corrected.fetch(new Request(`${ORIGIN}/internal/v1/connectors/${id}`, { headers: OWN }))
    expect(answer.status).toBe(200)
  })

  it('C4: each refused path is in the log with the mount path', async () => {
    const { app, lines } = createHarness()
    for (const path of ['/wp-login.php', '/api/connector-auth/nothing', '/api/connector-auth/connectors//1']) {
      expect((await app.fetch(new Request(ORIGIN + path, { headers: OWN }))).status).toBe(404)
    }
    const line = {
      level: 'info',
      fields: { code: 'not_found', reason: 'no route; the proxy is mounted at "/api/connector-auth"' },
    }
    expect(lines).toMatchObject([line, line, line])
  })

  it('C4: paths of strangers do not fill the log with warnings', async () => {
    const { app, lines } = createHarness()
    for (let index = 0; index < 100; index += 1) await app.fetch(new Request(`${ORIGIN}/x${index}/connectors/1`))
    await app.fetch(new Request(`${ORIGIN}/${'long'.repeat(100)}/connectors/1`))
    await app.fetch(new Request(`${ORIGIN}/%0a"'/connectors/1`))
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(20)
  })
})

describe('C11: toNodeHandler below another path than the one of publicUrl', () => {
  it('C11: the confirmation form posts to the public address, and works there', async () => {
    const { proxy, fake } = proxyOnFake({ publicUrl: PUBLIC, basePath: '/inner' })
    const id = String(fake.installed({ name: 'Squareup', accountId: ACCOUNT })[0]?.id)
    const handle = toNodeHandler(proxy)
    const send = await serve(express().use('/inner', handle))
    // What the reverse proxy does with a public address.
    const inner = (address: string | URL) => String(address).replace(PUBLIC, '/inner')
    const connector: { methods: { id: string; kind: string }[] } = await (await send(`/inner/connectors/${id}`)).json()
    const methodId = connector.methods.find(({ kind }) => kind === 'oauth')?.id
    const start = { method: 'POST', body: JSON.stringify({ methodId, mode: 'popup', values: {} }) }
    const { launchUrl }: { launchUrl: string } = await (await send(`/inner/connectors/${id}/oauth`, start)).json()
    const page = await (await send(inner(launchUrl), { headers: { 'Sec-Fetch-Site': 'cross-site' } })).text()
    const action = new URL(/action="([^"]*)"/.exec(page)?.[1] ?? '', launchUrl)
    expect(String(action)).toBe(`${PUBLIC}/oauth/launch`)
    const ticket = /name="ticket" value="([^"]*)"/.exec(page)?.[1] ?? ''
    const posted = await send(inner(action), {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ticket }).toString(),
    })
    expect(posted.status).toBe(302)
  })
})
