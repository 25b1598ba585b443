import type { Page } from '@playwright/test'
import { attemptOf, broadcast, openBroadcaster, returnMessage } from './testSite/broadcast.js'
import { statusRequests } from './testSite/polling.js'
import { allow, callbacks, connected, continueTo, title } from './testSite/signIn.js'
import type { TestSite } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

const WITH_PARAMETERS = 'Vend'
const EMPTY_STORE = { get: async () => undefined, set: async () => true, delete: async () => true }
const stillConnected = (page: Page) => page.getByText('is still connected. The new sign-in is not confirmed yet.')
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' })

/** Clicks Reconnect on a connected connector and continues to the provider's page. */
async function reconnect(page: Page, site: TestSite): Promise<Page> {
  site.fake.authenticate(site.id, 'before')
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  return continueTo(page)
}

/** Waits for more status requests, which all return `authenticated: true`. */
async function expectStatusRequests(site: TestSite, more: number): Promise<void> {
  const before = statusRequests(site)
  await expect.poll(() => statusRequests(site)).toBeGreaterThanOrEqual(before + more)
}

test.describe('Reconnecting', () => {
  test('PO-39: a window that is closed without a sign-in is not a success', async ({ page, startSite }) => {
    const site = await startSite()
    const popup = await reconnect(page, site)
    await expectStatusRequests(site, 1)
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expectStatusRequests(site, 2)
    await expect(stillConnected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    await cancel(page).click()
    await cancel(page).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    expect(site.fake.find(site.id).authValue).toBe('before')
  })

  test('PO-39: a refusal that returns is not a success', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.decline = 'redirect'
    const popup = await reconnect(page, site)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(callbacks(page, 'oauth_returned')).toHaveCount(1)
    await expectStatusRequests(site, 2)
    await expect(stillConnected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    await expect(callbacks(page, 'oauth_confirmed')).toHaveCount(0)
  })

  for (const [name, proxy] of Object.entries({
    'with a store': {},
    'with a store that keeps nothing': { store: EMPTY_STORE },
  })) {
    test(`${name}, the proxy recognises a new sign-in`, async ({ page, startSite }) => {
      const site = await startSite({ proxy })
      const popup = await reconnect(page, site)
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
      await expect(callbacks(page, 'onSuccess')).toContainText('"verification":"accepted","isReconnect":true')
      expect(site.fake.find(site.id).authValue).toContain('AccessToken')
    })

    test(`PO-23: ${name}, a forged return does not prevent the success`, async ({ page, startSite }) => {
      const site = await startSite({ proxy })
      const { popup, attempt } = await attemptOf(page, () => reconnect(page, site))
      await broadcast(await openBroadcaster(page, site), returnMessage(attempt))
      await expect(callbacks(page, 'oauth_returned')).toHaveCount(1)
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(callbacks(page, 'onSuccess')).toContainText('"verification":"accepted","isReconnect":true')
    })
  }

  test('parameters that were changed are restored on Cancel, and kept after a sign-in', async ({ page, startSite }) => {
    const site = await startSite({ connectors: [WITH_PARAMETERS] })
    const store = () => site.fake.properties(site.id).find(({ Name }) => Name === 'StoreName')?.Value
    site.fake.authenticate(site.id, 'before', { ClientId: 'id', ClientSecret: 'secret', StoreName: 'old-store' })
    const change = async () => {
      await page.getByRole('button', { name: 'Reconnect' }).click()
      await page.getByLabel(/store/i).fill('new-store')
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      return continueTo(page, page, WITH_PARAMETERS)
    }
    await page.goto(site.url)
    await change()
    expect(store()).toBe('new-store')
    await cancel(page).click()
    await expect.poll(store).toBe('old-store')
    await page.goto(site.url)
    const popup = await change()
    await allow(popup).click()
    await expect(connected(page, WITH_PARAMETERS)).toBeVisible()
    expect(store()).toBe('new-store')
  })
})
