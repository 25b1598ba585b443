import { describe, expect, it, vi } from 'vitest'
import { createConnectorProxy } from '../../../src/server.js'
import { toNodeHandler } from '../../../src/server-node.js'
import { ACCOUNT } from '../../../src/testing.js'
import { BASE, OWN } from '../harness.js'
import { proxyOnFake, serve } from '../realHost.js'

const PAGE = 'https://app.acme.example'

describe("The README's page on another origin than the proxy", async () => {
  vi.stubEnv('SESSION_SECRET', 'a secret of more than thirty-two bytes')
  const { otherOrigin, tokenFor } = await import('../../readme/frameworks/otherOrigin.js')
  const { options, id } = proxyOnFake(otherOrigin)
  const connector = `${BASE}/connectors/${id}`
  const headers = { ...OWN, 'Sec-Fetch-Site': 'cross-site', Origin: PAGE }

  it('passes the preflight, reads and writes with its token', async () => {
    const send = await serve(toNodeHandler(createConnectorProxy(options)))
    const asked = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'authorization' }
    const preflight = await send(connector, { method: 'OPTIONS', headers: { Origin: PAGE, ...asked } })
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(PAGE)

    const token = await tokenFor({ id: 'mara', cyclrAccountId: ACCOUNT }, id)
    const signedIn = { ...headers, Authorization: `Bearer ${token}` }
    const read = await send(connector, { headers: signedIn })
    expect([read.status, read.headers.get('Access-Control-Allow-Origin')]).toEqual([200, PAGE])
    const body = JSON.stringify({ values: { CompanySubdomain: 'brightwater' } })
    expect((await send(`${connector}/parameters`, { method: 'PUT', headers: signedIn, body })).status).toBe(200)
  })

  it('is refused without the token, for another connector, and on another page', async () => {
    const send = await serve(toNodeHandler(createConnectorProxy(options)))
    const token = await tokenFor({ id: 'mara', cyclrAccountId: ACCOUNT }, '1')
    const signedIn = { ...headers, Authorization: `Bearer ${token}` }
    expect((await send(connector, { headers })).status).toBe(401)
    expect((await send(connector, { headers: signedIn })).status).toBe(403)
    const elsewhere = { ...signedIn, Origin: 'https://evil.test' }
    const put = { method: 'PUT', headers: elsewhere, body: '{"values":{}}' }
    expect((await send(`${connector}/parameters`, put)).status).toBe(403)
  })
})
