import type { Page } from '@playwright/test'
import { recordFocus } from './testSite/pagePatches.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  continueTo,
  mintedTokens,
  openSignIn,
  openWindow,
  startedAttempts,
  waiting,
  windowFrom,
} from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'
import { resourcesOf, trackResources } from './testSite/trackResources.js'

const reopen = (page: Page) => page.getByRole('button', { name: 'Reopen window' })
const toggle = (page: Page, what: 'Hide' | 'Show') => page.getByRole('button', { name: `${what} the wizard` }).click()

const repeatedClicks: Record<string, (page: Page) => Promise<unknown>> = {
  'a double click': (page) => connect(page).dblclick(),
  'three clicks within 50 ms': (page) => connect(page).click({ clickCount: 3, delay: 8 }),
  'Enter and a click': async (page) => {
    const box = await connect(page).boundingBox()
    await connect(page).focus()
    await Promise.all([page.keyboard.press('Enter'), page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10)])
  },
}

test.describe('Repeated clicks', () => {
  for (const [name, click] of Object.entries(repeatedClicks)) {
    test(`PO-27: with ${name} one window opens and one attempt starts`, async ({ page, startSite }) => {
      const site = await startSite()
      const release = site.holdStart()
      await page.goto(site.url)
      await expect(connect(page)).toBeVisible()
      const popup = await windowFrom(page, () => click(page))
      release()
      await expect(waiting(page)).toBeVisible()
      await expect(allow(popup)).toBeVisible()
      expect(startedAttempts(site)).toBe(1)
      expect(mintedTokens(site)).toBe(1)
      expect(page.context().pages()).toHaveLength(2)
    })
  }

  test('PO-28: Reopen focuses an open window and sends no request', async ({ page, startSite }) => {
    const site = await startSite()
    await recordFocus(page)
    const popup = await openSignIn(page, site)
    await reopen(page).click()
    await expect.poll(() => page.evaluate(() => window.log)).toEqual(['focus'])
    expect(startedAttempts(site)).toBe(1)
    expect(page.context().pages()).toHaveLength(2)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-29: Reopen with a severed handle opens a second window, and the first one still counts', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ headers: SEVERED })
    const first = await openSignIn(page, site)
    const second = await windowFrom(page, () => reopen(page).click())
    await expect(allow(second)).toBeVisible()
    expect(first.isClosed()).toBe(false)
    expect(startedAttempts(site)).toBe(2)
    await allow(first).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })
})

test.describe('Unmounting the wizard', () => {
  test('PO-40: before the proxy has responded closes the blank window', async ({ page, startSite }) => {
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    const site = await startSite()
    const release = site.holdStart()
    const popup = await openWindow(page, site)
    const responded = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/oauth'))
    await expect.poll(() => startedAttempts(site)).toBe(1)
    await toggle(page, 'Hide')
    await expect.poll(() => popup.isClosed()).toBe(true)
    release()
    await responded
    expect(page.context().pages()).toHaveLength(1)
    expect(mintedTokens(site)).toBe(0)
    await toggle(page, 'Show')
    await expect(connect(page)).toBeVisible()
    expect(errors).toEqual([])
  })

  test('PO-41: during a sign-in leaves the window open, and a new wizard shows the outcome', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    const popup = await openSignIn(page, site)
    await toggle(page, 'Hide')
    await expect(waiting(page)).toHaveCount(0)
    expect(popup.isClosed()).toBe(false)
    await allow(popup).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await toggle(page, 'Show')
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
  })

  test('PO-42: in StrictMode it loads once, subscribes once and releases everything', async ({ page, startSite }) => {
    const site = await startSite()
    await trackResources(page)
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    expect(site.requestsTo('GET', `/connectors/${site.id}`)).toHaveLength(1)
    const before = await resourcesOf(page)
    // The channel for connections made in other tabs.
    expect(before.channels).toBe(1)
    const popup = await continueTo(page)
    expect(startedAttempts(site)).toBe(1)
    expect(await resourcesOf(page)).toEqual({
      channels: 2,
      listeners: before.listeners + 4,
      intervals: before.intervals + 1,
      longTimers: before.longTimers + 1,
    })
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => resourcesOf(page)).toEqual(before)
    await toggle(page, 'Hide')
    await expect.poll(() => resourcesOf(page)).toMatchObject({ channels: 0, longTimers: 0 })
  })

  test('PO-42: while waiting releases everything', async ({ page, startSite }) => {
    const site = await startSite()
    await trackResources(page)
    await page.clock.install()
    await page.goto(site.url)
    await toggle(page, 'Hide')
    await expect.poll(() => resourcesOf(page)).toMatchObject({ channels: 0 })
    const before = await resourcesOf(page)
    await toggle(page, 'Show')
    await continueTo(page)
    await toggle(page, 'Hide')
    await expect.poll(() => resourcesOf(page)).toEqual(before)
    const requestsBefore = site.requests.length
    await page.clock.runFor(60_000)
    await toggle(page, 'Show')
    await expect(connect(page)).toBeVisible()
    // Only the initial request of the new wizard.
    expect(site.requests.slice(requestsBefore).map(({ path }) => path)).toEqual([`/connectors/${site.id}`])
  })
})
