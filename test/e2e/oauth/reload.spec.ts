import type { Page } from '@playwright/test'
import { denyStorage } from './testSite/pagePatches.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  continueTo,
  openSignIn,
  startedAttempts,
  waiting,
  windowFrom,
} from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

const storedItems = (page: Page) =>
  page.evaluate(() => [...Object.values(sessionStorage), ...Object.values(localStorage)])

test.describe('A page that is reloaded while the sign-in window is open', () => {
  test('takes up the attempt, and shows success by itself', async ({ page, startSite }) => {
    const site = await startSite()
    const popup = await openSignIn(page, site)
    const [stored, ...others] = await storedItems(page)
    expect(stored).toMatch(/^[\w-]{16}$/)
    expect(others).toEqual([])
    await page.reload()
    await expect(waiting(page)).toBeVisible()
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveText(
      `onSuccess ${JSON.stringify({
        accountConnectorId: site.id,
        name: 'Asana',
        methodKind: 'oauth',
        verification: 'accepted',
        isReconnect: false,
        attempt: stored,
      })}`,
    )
    await expect.poll(() => popup.isClosed()).toBe(true)
    expect(startedAttempts(site)).toBe(1)
    expect(await storedItems(page)).toEqual([])
    await page.reload()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
  })

  test('shows success that came while the page was away, with severed windows too', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    const popup = await openSignIn(page, site)
    await page.goto('about:blank')
    await allow(popup).click()
    await expect.poll(() => site.requestsTo('GET', '/oauth/return').length).toBe(1)
    await page.goto(site.url)
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })

  test('succeeds while reconnecting only when that attempt has returned', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.authenticate(site.id, 'earlier')
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Reconnect' }).click()
    const popup = await windowFrom(page, () => connect(page).click())
    await expect(allow(popup)).toBeVisible()
    await page.reload()
    await expect(waiting(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveText(/"isReconnect":true/)
  })

  test('is not disturbed by a duplicate of its tab', async ({ page, startSite }) => {
    const site = await startSite()
    const popup = await openSignIn(page, site)
    // Like a duplicated tab, a window with an opener starts with a copy of the session storage.
    const copy = await windowFrom(page, () => page.evaluate(() => void window.open(location.href)))
    await expect(connect(copy)).toBeVisible()
    await expect.poll(() => storedItems(copy)).toEqual([])
    await expect(waiting(page)).toBeVisible()
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    await expect(connected(copy)).toBeVisible()
    await expect(callbacks(copy, 'onSuccess')).toHaveCount(0)
  })

  test('starts anew where the browser denies storage', async ({ page, startSite }) => {
    const site = await startSite()
    await denyStorage(page)
    await openSignIn(page, site)
    await page.reload()
    const second = await continueTo(page)
    await allow(second).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })
})
