import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { createSeal } from '../../../src/server/oauth/seal.js'
import { beginAttempt, postOAuth, sendRequest } from './testSite/beginAttempt.js'
import { allow, connect, mintedTokens } from './testSite/signIn.js'
import { type TestSite, type TestSiteOptions, userOf } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

const expiredPage = (page: Page) => page.getByRole('heading', { name: 'The sign-in link ran out' })
const otherUserPage = (page: Page) => page.getByRole('heading', { name: 'Someone else started this sign-in' })

/** Navigates like a link on a page of the host. */
async function follow(page: Page, site: TestSite, address: string): Promise<void> {
  await page.goto(`${site.origin}/host.css`)
  await page.evaluate((address) => window.location.assign(address), address)
}

/** A site whose proxy can identify the user of a browser, and the warnings in its log. */
async function identifyUsers(startSite: (options: TestSiteOptions) => Promise<TestSite>) {
  const warnings: object[] = []
  const logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (fields: object) => void warnings.push(fields),
  }
  const site = await startSite({ proxy: { identify: ({ headers }) => userOf(headers), logger } })
  return { site, warnings }
}

test.describe('The launch address', () => {
  test('PO-30: opened from another site it asks for confirmation, and requests a token only then', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.goto(site.url)
    const { launchUrl } = await beginAttempt(site)
    const evil = await site.serve('evil.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><a href="${launchUrl}">A prize</a>`)
    })
    await page.goto(evil)
    await page.getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Connect Asana to Acme?' })).toBeVisible()
    await expect(page.getByText('Brightwater Foods')).toBeVisible()
    expect(mintedTokens(site)).toBe(0)
    await page.getByRole('button', { name: 'Continue to Asana' }).click()
    await expect(allow(page)).toBeVisible()
    expect(mintedTokens(site)).toBe(1)
  })

  test('PO-30: typed into the address bar it asks for confirmation', async ({ page, startSite }) => {
    const site = await startSite()
    const { launchUrl } = await beginAttempt(site)
    await page.goto(launchUrl)
    await expect(page.getByRole('heading', { name: 'Connect Asana to Acme?' })).toBeVisible()
    expect(mintedTokens(site)).toBe(0)
  })

  test('PO-31: works once', async ({ page, startSite }) => {
    const site = await startSite()
    const { launchUrl } = await beginAttempt(site)
    await follow(page, site, launchUrl)
    await expect(allow(page)).toBeVisible()
    await follow(page, site, launchUrl)
    await expect(expiredPage(page)).toBeVisible()
    expect(mintedTokens(site)).toBe(1)
  })

  test('PO-32: an expired, modified or foreign ticket opens nothing and always shows the same page', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    const { launchUrl, expiresIn } = await beginAttempt(site)
    expect(expiresIn).toBe(60)
    const ticket = new URL(launchUrl).searchParams.get('ticket') ?? ''
    const { seal, open } = createSeal(site.fake.options.clientSecret, Date.now)
    const claims = await open('ticket', ticket, z.looseObject({}))
    if (typeof claims === 'string') throw new Error(`The ticket is ${claims}.`)
    const middle = Math.floor(ticket.length / 2)
    const tickets = {
      expired: await seal('ticket', { ...claims, until: Date.now() - 1 }, 60),
      modified: ticket.slice(0, middle) + (ticket[middle] === 'A' ? 'B' : 'A') + ticket.slice(middle + 1),
      foreign: await createSeal('another secret', Date.now).seal('ticket', claims, 60),
      proof: await seal('proof', claims, 60),
      absent: '',
    }
    const bodies = new Set<string>()
    for (const token of Object.values(tickets)) {
      await follow(page, site, `${site.proxyUrl}/oauth/launch?${new URLSearchParams({ ticket: token })}`)
      await expect(expiredPage(page)).toBeVisible()
      bodies.add(await page.locator('body').innerHTML())
    }
    expect(bodies.size).toBe(1)
    expect(mintedTokens(site)).toBe(0)
  })

  test('PO-33: is refused in the session of another user, with a warning in the log', async ({ page, startSite }) => {
    const { site, warnings } = await identifyUsers(startSite)
    await page.goto(site.url)
    const { launchUrl, attempt } = await beginAttempt(site, 'ben')
    await follow(page, site, launchUrl)
    await expect(otherUserPage(page)).toBeVisible()
    expect(mintedTokens(site)).toBe(0)
    expect(warnings).toEqual([{ attempt, accountConnectorId: site.id }])
  })

  test('PO-34: does not expose the sign-in token to scripts on the page', async ({ page, startSite }) => {
    const site = await startSite()
    const tokens = new Set<string>()
    page.on('request', (request) => {
      const token = new URL(request.url()).searchParams.get('token')
      if (token !== null) tokens.add(token)
    })
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    const { launchUrl } = await beginAttempt(site)
    const seen = await page.evaluate(async (address) => {
      const [launch = ''] = address.split('?')
      const form = new URLSearchParams(new URL(address).search)
      const requests: [string, RequestInit][] = [
        [address, { redirect: 'manual' }],
        [address, { redirect: 'follow' }],
        [launch, { method: 'POST', body: form, redirect: 'manual' }],
      ]
      const seen: string[] = []
      for (const [url, init] of requests) {
        try {
          const response = await fetch(url, init)
          seen.push(response.type, response.url, JSON.stringify([...response.headers]), await response.text())
        } catch (error) {
          seen.push(String(error))
        }
      }
      const entries = performance.getEntries().map((entry) => JSON.stringify(entry))
      return [
        ...seen,
        ...entries,
        document.documentElement.outerHTML,
        JSON.stringify(Object.entries(localStorage)),
      ].join('\n')
    }, launchUrl)
    expect(mintedTokens(site)).toBe(1)
    expect(seen).toContain('opaqueredirect')
    const followed = await beginAttempt(site)
    const more = await page.evaluate(async (address) => {
      const [launch = ''] = address.split('?')
      const body = new URLSearchParams(new URL(address).search)
      const outcome = await fetch(launch, { method: 'POST', body }).then(
        async (response) => `${response.url} ${await response.text()}`,
        (error: unknown) => String(error),
      )
      return [outcome, ...performance.getEntries().map((entry) => JSON.stringify(entry))].join('\n')
    }, followed.launchUrl)
    expect(mintedTokens(site)).toBe(2)
    expect(more).toContain('TypeError')
    for (const text of [seen, more]) {
      expect(text).not.toContain('sign-in+')
      expect(text).not.toContain('sign-in%2B')
      for (const token of tokens) expect(text).not.toContain(token)
    }
  })

  test('PO-35: a request cannot choose the user, the account or a foreign return address', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    const bodies = [
      { targetOrigin: 'https://evil.test' },
      { Username: 'admin' },
      { accountId: 'another' },
      { returnTo: 'https://evil.test/' },
      { mode: 'redirect', returnTo: 'https://evil.test/' },
      { mode: 'redirect', returnTo: `${site.origin}.evil.test/` },
      { mode: 'redirect', returnTo: `javascript:alert(1)//${site.origin}` },
      { mode: 'redirect' },
    ]
    for (const body of bodies) expect((await postOAuth(site, body)).status, JSON.stringify(body)).toBe(400)
    const launched = page.waitForRequest((request) => request.url().includes('targetOrigin='))
    await follow(page, site, (await beginAttempt(site)).launchUrl)
    const target = new URL((await launched).url()).searchParams.get('targetOrigin') ?? ''
    expect(target.startsWith(`${site.proxyUrl}/oauth/return?`)).toBe(true)
    expect([...site.fake.users]).toEqual(['connector-sign-in'])
  })

  test('PO-36: a sign-in that returns in the browser of another user does not count, with a warning in the log', async ({
    page,
    browser,
    startSite,
  }) => {
    const { site, warnings } = await identifyUsers(startSite)
    const { launchUrl, attempt } = await beginAttempt(site, 'ben')
    const ben = await browser.newContext()
    await ben.addCookies([{ name: 'session', value: 'ben', url: site.origin }])
    const bensPage = await ben.newPage()
    const launched = bensPage.waitForRequest((request) => request.url().includes('targetOrigin='))
    await follow(bensPage, site, launchUrl)
    const address = new URL((await launched).url()).searchParams.get('targetOrigin') ?? ''
    await ben.close()
    await page.goto(site.url)
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'Finishing…' })).toBeVisible()
    await expect(page.getByText('Return to Acme.')).toBeVisible()
    expect(warnings).toEqual([{ attempt, accountConnectorId: site.id }])
    const status = await sendRequest(site, `/connectors/${site.id}/status?attempt=${attempt}`, {}, 'ben')
    expect(await status.json()).toMatchObject({ attempt: 'launched' })
  })
})
