import { mockVisibility, removeBroadcastChannel, setVisibility } from './testSite/pagePatches.js'
import { resumePolling, statusRequests, stopPolling } from './testSite/polling.js'
import { allow, callbacks, connected, openSignIn, title, waiting } from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

const DAY = 24 * 60 * 60_000

test.describe('Timing', () => {
  test('a sign-in without a return signal is found as soon as the page has focus', async ({ page, startSite }) => {
    const site = await startSite()
    await removeBroadcastChannel(page)
    await page.clock.install()
    const popup = await openSignIn(page, site)
    const before = await stopPolling(page, site)
    await allow(popup).click()
    await expect.poll(() => site.fake.find(site.id).authenticated).toBe(true)
    expect(statusRequests(site)).toBe(before)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => statusRequests(site)).toBe(before + 1)
    await resumePolling(page, popup)
    await expect(connected(page)).toBeVisible()
  })

  test('PO-43: a hidden tab polls at most twice a minute, and at once when it becomes visible', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await mockVisibility(page)
    await page.clock.install()
    const popup = await openSignIn(page, site)
    await setVisibility(page, 'hidden')
    // A poll that was due before the tab was hidden is still sent.
    await page.clock.fastForward(5_000)
    const before = await stopPolling(page, site)
    for (let second = 0; second < 120; second += 10) {
      await page.clock.runFor(10_000)
      await page.waitForTimeout(100)
    }
    expect(statusRequests(site) - before).toBeGreaterThan(0)
    expect(statusRequests(site) - before).toBeLessThanOrEqual(4)
    const hidden = statusRequests(site)
    await setVisibility(page, 'visible')
    await expect.poll(() => statusRequests(site)).toBe(hidden + 1)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-44: a page restored from the back/forward cache polls at once and receives signals again', async ({
    page,
    startSite,
  }) => {
    // A severed page has no reference to its window, so it is eligible for the back/forward cache.
    const site = await startSite({ headers: SEVERED })
    await page.addInitScript(() => {
      window.log = []
      window.addEventListener('pageshow', ({ persisted }) => window.log.push(persisted ? 'restored' : 'loaded'))
    })
    const popup = await openSignIn(page, site)
    // Of the same origin and without a wizard, which would take up the attempt.
    await page.evaluate(() => window.location.assign('/host.css'))
    await page.waitForURL(/host\.css/)
    const before = statusRequests(site)
    await page.evaluate(() => window.history.back())
    // A restored page has no load event to wait for.
    await expect.poll(() => page.url()).toMatch(/settings/)
    expect(await page.evaluate(() => window.log)).toEqual(['loaded', 'restored'])
    await expect(waiting(page)).toBeVisible()
    await expect.poll(() => statusRequests(site)).toBeGreaterThan(before)
    await allow(popup).click()
    await expect(callbacks(page, 'oauth_returned')).toHaveCount(1)
    await expect(connected(page)).toBeVisible()
  })

  test('PO-45: after ten minutes it stops polling; a late sign-in still counts', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    await page.clock.install()
    const popup = await openSignIn(page, site)
    await page.clock.fastForward(10 * 60_000)
    await expect(title(page, 'We haven’t heard back yet')).toBeVisible()
    const before = await stopPolling(page, site)
    await page.clock.runFor(120_000)
    expect(statusRequests(site)).toBe(before)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    await expect(callbacks(page, 'onError')).toHaveCount(0)
  })

  test('a connected wizard sends no more requests', async ({ page, startSite }) => {
    const site = await startSite()
    await page.clock.install()
    const popup = await openSignIn(page, site)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    const before = site.requests.length
    site.fake.find(site.id).authenticated = false
    await page.clock.runFor(15 * 60_000)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    expect(site.requests).toHaveLength(before)
  })

  for (const [name, off] of [
    ['a day fast', DAY],
    ['a day slow', -DAY],
  ] as const) {
    test(`PO-50: a system clock that is ${name}, and is corrected while waiting, has no effect`, async ({
      page,
      startSite,
    }) => {
      const site = await startSite()
      await page.clock.install({ time: Date.now() + off })
      const popup = await openSignIn(page, site)
      await page.clock.setSystemTime(Date.now() - off)
      await expect(waiting(page)).toBeVisible()
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(callbacks(page, 'onError')).toHaveCount(0)
    })
  }
})
