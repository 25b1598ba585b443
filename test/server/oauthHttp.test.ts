import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localFetch } from '../../demo/server/serveFake.js'
import { ACCOUNT } from '../../src/testing.js'
import { NAVIGATION } from './harness.js'
import { openSites, type Sites } from './sites.js'

const go = async (url: string, init: RequestInit = {}) => localFetch(url, { redirect: 'manual', ...init })
const next = (response: Response) => response.headers.get('Location') ?? ''

/** As a browser does in a window that the host's page has opened. */
const walk = async (launchUrl: string, answer: 'allow' | 'decline') => {
  const launched = await go(launchUrl, { headers: NAVIGATION })
  const consent = next(await go(next(launched)))
  const callback = await go(consent, { method: 'POST', body: new URLSearchParams({ answer }) })
  if (callback.status !== 302) return { launched, back: null }
  const back = next(await go(next(callback)))
  const landed = await go(back, { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' } })
  expect(landed.status).toBe(200)
  return { launched, back }
}

describe('A sign-in over real HTTP, from the click to the return', () => {
  let sites: Sites
  let id: string
  beforeAll(async () => {
    sites = await openSites()
    id = String(sites.cyclr.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
  })
  afterAll(() => sites.close())
  beforeEach(() => sites.cyclr.reset())

  it('connects, and the proof alone is enough to confirm it', async () => {
    const { attempt, launchUrl } = await sites.begin(id)
    const { back } = await walk(launchUrl, 'allow')
    const done = { authenticated: true, attempt: 'returned', verification: 'accepted' }
    expect(await sites.status(id, { attempt })).toEqual(done)
    const { searchParams } = new URL(back ?? '')
    expect(await sites.status(id, { attempt, proof: searchParams.get('proof') ?? '' })).toEqual(done)
  })

  it('declined on a page of the provider reports nothing', async () => {
    sites.cyclr.oauth.decline = 'page'
    const { attempt, launchUrl } = await sites.begin(id)
    expect((await walk(launchUrl, 'decline')).back).toBeNull()
    expect(await sites.status(id, { attempt })).toEqual({
      authenticated: false,
      attempt: 'launched',
      verification: null,
    })
  })

  it('PO-22: declined by a redirect on a first connect is returned and not authenticated', async () => {
    sites.cyclr.oauth.decline = 'redirect'
    const { attempt, launchUrl } = await sites.begin(id)
    await walk(launchUrl, 'decline')
    expect(await sites.status(id, { attempt })).toEqual({
      authenticated: false,
      attempt: 'returned',
      verification: null,
    })
  })

  it('PO-39: a refusal that returns while reconnecting is no success, and a later success still is', async () => {
    sites.cyclr.authenticate(id, '{"access_token":"first"}')
    sites.cyclr.oauth.decline = 'redirect'
    const refused = await sites.begin(id)
    await walk(refused.launchUrl, 'decline')
    const waiting = { authenticated: true, attempt: 'waiting', verification: null }
    expect(await sites.status(id, { attempt: refused.attempt })).toEqual(waiting)
    const again = await sites.begin(id)
    expect(await sites.status(id, { attempt: again.attempt })).toEqual(waiting)
    await walk(again.launchUrl, 'allow')
    for (const attempt of [again.attempt, refused.attempt]) {
      expect(await sites.status(id, { attempt })).toEqual({
        authenticated: true,
        attempt: 'returned',
        verification: 'accepted',
      })
    }
  })

  it('PO-31: works once, and the second window gets no token', async () => {
    const { launchUrl } = await sites.begin(id)
    const tokens = () =>
      sites.cyclr.requests.filter(({ url, status }) => url.endsWith('/signintoken') && status === 200).length
    expect((await go(launchUrl, { headers: NAVIGATION })).status).toBe(302)
    expect((await go(launchUrl, { headers: NAVIGATION })).status).toBe(400)
    expect(tokens()).toBe(1)
  })

  it('PO-34: contains the sign-in token in one Location header only', async () => {
    const { attempt, launchUrl } = await sites.begin(id)
    const { launched, back } = await walk(launchUrl, 'allow')
    const token = new URL(next(launched)).searchParams.get('token') ?? ''
    expect(token).toContain('sign-in')
    const said = [
      launchUrl,
      back,
      await launched.text(),
      JSON.stringify([...launched.headers].filter(([name]) => name !== 'location')),
      await (await go(launchUrl, { headers: { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' } })).text(),
      await (await go(back ?? '')).text(),
      JSON.stringify(await sites.status(id, { attempt })),
    ].join()
    expect(said).not.toContain(token)
    expect(said).not.toContain(encodeURIComponent(token))
  })

  it('PA-17: returns to the configured origin, whatever host headers a request has', async () => {
    const headers = { ...NAVIGATION, 'X-Forwarded-Host': 'evil.test', Forwarded: 'host=evil.test' }
    const { launchUrl } = await sites.begin(id)
    const launched = await go(launchUrl, { headers })
    expect(new URL(new URL(next(launched)).searchParams.get('targetOrigin') ?? '').origin).toBe(sites.origin)
  })
})
