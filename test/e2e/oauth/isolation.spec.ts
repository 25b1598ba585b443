import type { Page } from '@playwright/test'
import { denyStorage, recordWindows, removeBroadcastChannel } from './testSite/pagePatches.js'
import { proofsSent, statusRequests } from './testSite/polling.js'
import { allow, callbacks, connected, mintedTokens, openSignIn, startedAttempts, waiting } from './testSite/signIn.js'
import { SEVERED, type TestSite } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

/** The `closed` property of the handle of the opened window. */
const readsClosed = (page: Page) => page.evaluate(() => window.openedWindows[0]?.closed)

/** Finishes the sign-in and expects one attempt and no error. */
async function finish(page: Page, popup: Page, site: TestSite): Promise<void> {
  await allow(popup).click()
  await expect(connected(page)).toBeVisible()
  await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  await expect(callbacks(page, 'onError')).toHaveCount(0)
  await expect(callbacks(page, 'failed')).toHaveCount(0)
  expect(startedAttempts(site)).toBe(1)
  expect(mintedTokens(site)).toBe(1)
  expect(site.fake.find(site.id).authValue).toContain('AccessToken')
  await expect.poll(() => popup.isClosed()).toBe(true)
}

/** Finishes without a return signal and expects the next poll to find the sign-in. */
async function finishByPolling(page: Page, site: TestSite): Promise<void> {
  const popup = await openSignIn(page, site)
  let before = 0
  page.on('request', (request) => {
    if (request.url().includes('/status') && !site.fake.find(site.id).authenticated) before = statusRequests(site) + 1
  })
  await finish(page, popup, site)
  // One request may have been in flight when the sign-in was stored.
  expect(statusRequests(site) - before).toBeLessThanOrEqual(2)
  expect(proofsSent(site).every((proof) => proof === null)).toBe(true)
}

test.describe('Pages that sever the window', () => {
  for (const [id, coop] of [
    ['PO-09', 'same-origin'],
    ['PO-10', 'same-origin-allow-popups'],
  ] as const) {
    test(`${id}: with a provider that sends ${coop}, the window reads as closed and the sign-in finishes`, async ({
      page,
      startSite,
    }) => {
      const site = await startSite()
      site.fake.oauth.coop = coop
      await recordWindows(page)
      const popup = await openSignIn(page, site)
      await expect.poll(() => readsClosed(page)).toBe(true)
      expect(popup.isClosed()).toBe(false)
      await expect(waiting(page)).toBeVisible()
      await finish(page, popup, site)
    })
  }

  test('PO-09: a handle that reads as closed is not reported as a closed window', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, site)
    await expect(page.getByRole('heading', { name: 'Still signing in?' })).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    expect(popup.isClosed()).toBe(false)
    await finish(page, popup, site)
  })

  test('PO-11: with a host that sends same-origin, as helmet() does, the sign-in finishes', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ headers: SEVERED })
    await recordWindows(page)
    const popup = await openSignIn(page, site)
    await expect.poll(() => readsClosed(page)).toBe(true)
    await finish(page, popup, site)
  })

  test('PO-12: with a reverse proxy that sets an opener policy on the return page, the sign-in finishes', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ outerCoop: 'same-origin-allow-popups' })
    const popup = await openSignIn(page, site)
    const landed = popup.waitForResponse((response) => response.url().includes('/oauth/return'))
    await finish(page, popup, site)
    expect((await landed).headers()['cross-origin-opener-policy']).toBe('same-origin-allow-popups')
  })

  test('PO-13: without BroadcastChannel, the next poll finds the sign-in', async ({ page, startSite }) => {
    const site = await startSite()
    await removeBroadcastChannel(page)
    await finishByPolling(page, site)
  })

  test('PO-14: without storage and channels, the next poll finds the sign-in', async ({ page, startSite }) => {
    const site = await startSite()
    await denyStorage(page)
    await finishByPolling(page, site)
  })
})
