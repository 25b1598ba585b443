import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { createSeal } from '../../../src/server/oauth/seal.js'
import { ask, beginAttempt, postOAuth } from './stage/beginAttempt.js'
import { allow, connect, minted } from './stage/signIn.js'
import { type Stage, type StageOptions, userOf } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

const ranOut = (page: Page) => page.getByRole('heading', { name: 'The sign-in link ran out' })
const somebodyElse = (page: Page) => page.getByRole('heading', { name: 'Someone else started this sign-in' })

/** Goes there as a link on the host's own page would. */
async function follow(page: Page, stage: Stage, address: string): Promise<void> {
  await page.goto(`${stage.origin}/host.css`)
  await page.evaluate((address) => window.location.assign(address), address)
}

/** A host that tells the proxy who visits its pages, and what the proxy warns of. */
async function tellUsersApart(stage: (options: StageOptions) => Promise<Stage>) {
  const warnings: object[] = []
  const logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (fields: object) => void warnings.push(fields),
  }
  const world = await stage({ proxy: { identify: ({ headers }) => userOf(headers), logger } })
  return { world, warnings }
}

test.describe('The launch address', () => {
  test('PO-30: opened from another site it asks first, and only the answer costs a token', async ({ page, stage }) => {
    const world = await stage()
    await page.goto(world.url)
    const { launchUrl } = await beginAttempt(world)
    const evil = await world.serve('evil.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><a href="${launchUrl}">A prize</a>`)
    })
    await page.goto(evil)
    await page.getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Connect Asana to Acme?' })).toBeVisible()
    await expect(page.getByText('Brightwater Foods')).toBeVisible()
    expect(minted(world)).toBe(0)
    await page.getByRole('button', { name: 'Continue to Asana' }).click()
    await expect(allow(page)).toBeVisible()
    expect(minted(world)).toBe(1)
  })

  test('PO-30: typed into the address bar it asks first as well', async ({ page, stage }) => {
    const world = await stage()
    const { launchUrl } = await beginAttempt(world)
    await page.goto(launchUrl)
    await expect(page.getByRole('heading', { name: 'Connect Asana to Acme?' })).toBeVisible()
    expect(minted(world)).toBe(0)
  })

  test('PO-31: it works once', async ({ page, stage }) => {
    const world = await stage()
    const { launchUrl } = await beginAttempt(world)
    await follow(page, world, launchUrl)
    await expect(allow(page)).toBeVisible()
    await follow(page, world, launchUrl)
    await expect(ranOut(page)).toBeVisible()
    expect(minted(world)).toBe(1)
  })

  test('PO-32: old, tampered with or somebody elses making it opens nothing, and always looks the same', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    const { launchUrl, expiresIn } = await beginAttempt(world)
    expect(expiresIn).toBe(60)
    const ticket = new URL(launchUrl).searchParams.get('ticket') ?? ''
    const { seal, open } = createSeal(world.fake.options.clientSecret, Date.now)
    const claims = await open('ticket', ticket, z.looseObject({}))
    if (typeof claims === 'string') throw new Error(`The ticket is ${claims}.`)
    const middle = Math.floor(ticket.length / 2)
    const tickets = {
      old: await seal('ticket', { ...claims, until: Date.now() - 1 }, 60),
      tampered: ticket.slice(0, middle) + (ticket[middle] === 'A' ? 'B' : 'A') + ticket.slice(middle + 1),
      foreign: await createSeal('another secret', Date.now).seal('ticket', claims, 60),
      proof: await seal('proof', claims, 60),
      absent: '',
    }
    const bodies = new Set<string>()
    for (const token of Object.values(tickets)) {
      await follow(page, world, `${world.proxyUrl}/oauth/launch?${new URLSearchParams({ ticket: token })}`)
      await expect(ranOut(page)).toBeVisible()
      bodies.add(await page.locator('body').innerHTML())
    }
    expect(bodies.size).toBe(1)
    expect(minted(world)).toBe(0)
  })

  test('PO-33: in the session of another user it is refused, and the log says so', async ({ page, stage }) => {
    const { world, warnings } = await tellUsersApart(stage)
    await page.goto(world.url)
    const { launchUrl, attempt } = await beginAttempt(world, 'ben')
    await follow(page, world, launchUrl)
    await expect(somebodyElse(page)).toBeVisible()
    expect(minted(world)).toBe(0)
    expect(warnings).toEqual([{ attempt, accountConnectorId: world.id }])
  })

  test('PO-34: no script on the page ever gets to see the sign-in token', async ({ page, stage }) => {
    const world = await stage()
    const tokens = new Set<string>()
    page.on('request', (request) => {
      const token = new URL(request.url()).searchParams.get('token')
      if (token !== null) tokens.add(token)
    })
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    const { launchUrl } = await beginAttempt(world)
    const seen = await page.evaluate(async (address) => {
      const [launch = ''] = address.split('?')
      const form = new URLSearchParams(new URL(address).search)
      const tries: [string, RequestInit][] = [
        [address, { redirect: 'manual' }],
        [address, { redirect: 'follow' }],
        [launch, { method: 'POST', body: form, redirect: 'manual' }],
      ]
      const seen: string[] = []
      for (const [url, init] of tries) {
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
    expect(minted(world)).toBe(1)
    expect(seen).toContain('opaqueredirect')
    const followed = await beginAttempt(world)
    const more = await page.evaluate(async (address) => {
      const [launch = ''] = address.split('?')
      const body = new URLSearchParams(new URL(address).search)
      const outcome = await fetch(launch, { method: 'POST', body }).then(
        async (response) => `${response.url} ${await response.text()}`,
        (error: unknown) => String(error),
      )
      return [outcome, ...performance.getEntries().map((entry) => JSON.stringify(entry))].join('\n')
    }, followed.launchUrl)
    expect(minted(world)).toBe(2)
    expect(more).toContain('TypeError')
    for (const text of [seen, more]) {
      expect(text).not.toContain('sign-in+')
      expect(text).not.toContain('sign-in%2B')
      for (const token of tokens) expect(text).not.toContain(token)
    }
  })

  test('PO-35: a request cannot choose the user, the account or where the sign-in comes back to', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    const bodies = [
      { targetOrigin: 'https://evil.test' },
      { Username: 'admin' },
      { accountId: 'another' },
      { returnTo: 'https://evil.test/' },
      { mode: 'redirect', returnTo: 'https://evil.test/' },
      { mode: 'redirect', returnTo: `${world.origin}.evil.test/` },
      { mode: 'redirect', returnTo: `javascript:alert(1)//${world.origin}` },
      { mode: 'redirect' },
    ]
    for (const body of bodies) expect((await postOAuth(world, body)).status, JSON.stringify(body)).toBe(400)
    const launched = page.waitForRequest((request) => request.url().includes('targetOrigin='))
    await follow(page, world, (await beginAttempt(world)).launchUrl)
    const target = new URL((await launched).url()).searchParams.get('targetOrigin') ?? ''
    expect(target.startsWith(`${world.proxyUrl}/oauth/return?`)).toBe(true)
    expect([...world.fake.users]).toEqual(['connector-sign-in'])
  })

  test('PO-36: finished in the browser of another user it counts for nobody, and the log says so', async ({
    page,
    browser,
    stage,
  }) => {
    const { world, warnings } = await tellUsersApart(stage)
    const { launchUrl, attempt } = await beginAttempt(world, 'ben')
    const ben = await browser.newContext()
    await ben.addCookies([{ name: 'session', value: 'ben', url: world.origin }])
    const his = await ben.newPage()
    const launched = his.waitForRequest((request) => request.url().includes('targetOrigin='))
    await follow(his, world, launchUrl)
    const address = new URL((await launched).url()).searchParams.get('targetOrigin') ?? ''
    await ben.close()
    await page.goto(world.url)
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'Finishing…' })).toBeVisible()
    await expect(page.getByText('Return to Acme.')).toBeVisible()
    expect(warnings).toEqual([{ attempt, accountConnectorId: world.id }])
    const status = await ask(world, `/connectors/${world.id}/status?attempt=${attempt}`, {}, 'ben')
    expect(await status.json()).toMatchObject({ attempt: 'launched' })
  })
})
