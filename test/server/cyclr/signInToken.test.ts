import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, type UpstreamServer } from '../createUpstreamServer.js'
import { BASE, NAVIGATION, ORIGIN } from '../harness.js'
import { serveForThisTest } from '../serveForThisTest.js'
import type { ServedProxy } from '../serveProxy.js'

describe('A sign-in token', () => {
  const fake = createFakeCyclr()
  const asana = String(fake.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
  let upstream: UpstreamServer
  let proxy: ServedProxy
  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
  })

  const launch = async () => {
    const methodId = await proxy.methodOf(asana)
    const init = { method: 'POST', body: JSON.stringify({ methodId, mode: 'popup' }) }
    const { launchUrl }: { launchUrl: string } = await (await proxy.send(`/connectors/${asana}/oauth`, init)).json()
    const path = launchUrl.slice(`${ORIGIN}${BASE}`.length)
    return proxy.send(path, { headers: NAVIGATION, redirect: 'manual' })
  }
  const scopes = () => upstream.at('POST', '/oauth/token').map(({ body }) => new URLSearchParams(body).get('scope'))
  const asked = () => fake.requests.filter(({ url }) => url.endsWith('/signintoken'))

  it('is asked for with an unscoped access token and without the account header, and nothing is logged', async () => {
    const response = await launch()
    expect(response.status).toBe(302)
    expect(asked().map(({ status, headers }) => [status, headers['x-cyclr-account']])).toEqual([[200, undefined]])
    expect(proxy.log).toEqual([])
  })

  it('shares its access token with no other call', async () => {
    await launch()
    await launch()
    expect(scopes()).toHaveLength(2)
    expect(new Set(scopes())).toEqual(new Set([`account:${ACCOUNT}`, null]))
    const [token] = asked().map(({ headers }) => headers['authorization'])
    const others = fake.requests.filter(({ url }) => !/signintoken$|oauth\/token$/.test(url))
    expect(others.length).toBeGreaterThan(0)
    expect(others.map(({ headers }) => headers['authorization'])).not.toContain(token)
  })

  it('is asked for in the account where credentials work in no other way', async () => {
    Object.assign(fake.options, { unscopedSignIn: false })
    upstream.script('POST', /signintoken$/, answerWith(403))
    expect((await launch()).status).toBe(302)
    expect(asked().map(({ headers }) => headers['x-cyclr-account'])).toEqual([ACCOUNT])
    Object.assign(fake.options, { unscopedSignIn: true })
  })
})
