import {
  allow,
  callbacks,
  connected,
  continueTo,
  frameOf,
  mintedTokens,
  openSignIn,
  openWindow,
  startedAttempts,
  title,
  waiting,
  windowFrom,
} from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

test.describe('The behaviour of providers', () => {
  test('a page that closes itself is not an error, and can be reopened', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.closesItself = true
    const popup = await openWindow(page, site)
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    site.fake.oauth.closesItself = false
    const again = await windowFrom(page, () => page.getByRole('button', { name: 'Reopen window' }).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
    expect(mintedTokens(site)).toBe(2)
  })

  test('an error page in the window leaves the wizard waiting, and the user can start over', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    site.fake.oauth.broken = true
    const popup = await openWindow(page, site)
    await expect(popup.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
    await expect(waiting(page)).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    site.fake.oauth.broken = false
    const again = await continueTo(page)
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
  })

  test('a refusal shown by the provider is neither a success nor an error', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.decline = 'page'
    const popup = await openSignIn(page, site)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(popup.getByRole('heading', { name: 'Access declined' })).toBeVisible()
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    expect(site.fake.consents.map(({ answer }) => answer)).toEqual(['decline'])
    expect(startedAttempts(site)).toBe(1)
  })

  test('a slow provider delays the success only', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.delay = 2_500
    const popup = await openSignIn(page, site)
    await allow(popup).click()
    await expect(waiting(page)).toBeVisible()
    await expect(connected(page)).toBeVisible()
  })

  test('the sign-in finishes when host, Cyclr and provider all sever the window', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    site.fake.oauth.serviceCoop = 'same-origin'
    site.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, site)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    await expect.poll(() => popup.isClosed()).toBe(true)
  })

  test('in a frame, when Cyclr severs the window, the next poll finds the sign-in', async ({ page, startSite }) => {
    const site = await startSite({ frame: { sandbox: null } })
    site.fake.oauth.serviceCoop = 'same-origin'
    const frame = frameOf(page)
    const popup = await openSignIn(page, site, frame)
    await allow(popup).click()
    await expect(connected(frame)).toBeVisible()
    await expect(callbacks(frame, 'onError')).toHaveCount(0)
  })
})
