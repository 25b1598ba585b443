import { BLOCKED_RESULTS, blockWindows, delayClicks, LATE_CLICK, recordWindows } from './testSite/pagePatches.js'
import { stopClock } from './testSite/polling.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  mintedTokens,
  notice,
  openSignIn,
  openWindow,
  startedAttempts,
  title,
  waiting,
  windowFrom,
} from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const blocked = 'Your browser blocked the window'

test.describe('Opening the sign-in window', () => {
  test('PO-01: the window opens synchronously in the click, before any request to the proxy', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.addInitScript(() => {
      window.log = []
      window.addEventListener(
        'click',
        () => {
          window.log.push('click')
          const { port1, port2 } = new MessageChannel()
          port2.addEventListener('message', () => window.log.push('next task'))
          port2.start()
          port1.postMessage(null)
        },
        { capture: true },
      )
      const open = window.open.bind(window)
      window.open = (...args) => {
        window.log.push('open')
        return open(...args)
      }
      const fetch = window.fetch.bind(window)
      window.fetch = (input, init) => {
        if (init?.method === 'POST') window.log.push('post')
        return fetch(input, init)
      }
    })
    await openWindow(page, site)
    await expect(waiting(page)).toBeVisible()
    const order = await page.evaluate(() => window.log)
    expect(order.slice(0, 2)).toEqual(['click', 'open'])
    expect(order.indexOf('open')).toBeLessThan(order.indexOf('post'))
    expect(order.indexOf('open')).toBeLessThan(order.indexOf('next task'))
  })

  test('PO-02: while the proxy takes 4 s, the window is open and names the provider', async ({ page, startSite }) => {
    const site = await startSite()
    site.starting.delay = 4_000
    const release = site.holdStart()
    const popup = await openWindow(page, site)
    await expect(popup.getByText('Opening Asana')).toBeVisible()
    expect(popup.url()).toBe('about:blank')
    await expect(page.getByRole('button', { name: 'Opening Asana…' })).toBeVisible()
    release()
    await expect(allow(popup)).toBeVisible()
    await expect(title(page, 'Finish signing in to Asana')).toBeFocused()
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-03: a blocked window starts no attempt and requests no token', async ({ page, startSite }) => {
    const site = await startSite()
    await delayClicks(page)
    await page.goto(site.url)
    // Playwright evaluates in the page with a user gesture, so nothing may be evaluated before the delayed click.
    const dispatched = page.waitForEvent('console', (message) => message.text() === LATE_CLICK)
    await connect(page).click()
    await dispatched
    await expect(title(page, blocked)).toBeVisible()
    expect(page.context().pages()).toHaveLength(1)
    expect(startedAttempts(site)).toBe(0)
    expect(mintedTokens(site)).toBe(0)
    await expect(callbacks(page, 'popup_blocked')).toHaveCount(1)
    await expect(callbacks(page, 'onError')).toHaveCount(0)
  })

  for (const how of BLOCKED_RESULTS) {
    test(`PO-04: a result of window.open that is not a window (${how}) counts as blocked`, async ({
      page,
      startSite,
    }) => {
      const site = await startSite()
      await blockWindows(page, how)
      await page.goto(site.url)
      await connect(page).click()
      await expect(title(page, blocked)).toBeVisible()
      await expect(title(page, blocked)).toBeFocused()
      expect(startedAttempts(site)).toBe(0)
    })
  }

  test('PO-05: when the proxy fails, the window closes, the button has focus, and a retry works', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    const removeFault = site.fake.fail({ status: 500 })
    const popup = await windowFrom(page, () => connect(page).click())
    await expect(notice(page, 'We couldn’t open Asana')).toBeVisible({ timeout: 15_000 })
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(connect(page)).toBeFocused()
    await expect(callbacks(page, 'onError')).toHaveCount(1)
    expect(mintedTokens(site)).toBe(0)
    removeFault()
    const second = await windowFrom(page, () => connect(page).click())
    await allow(second).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-06: after 15 s without a response, the request is aborted and the window closed', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    site.holdStart()
    await page.clock.install()
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    await stopClock(page)
    const aborted = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/oauth'))
    const popup = await windowFrom(page, () => connect(page).click())
    await expect.poll(() => startedAttempts(site)).toBe(1)
    await page.clock.runFor(14_900)
    await expect(page.getByRole('button', { name: 'Opening Asana…' })).toBeVisible()
    expect(popup.isClosed()).toBe(false)
    await page.clock.runFor(200)
    await expect(notice(page, 'We couldn’t open Asana')).toBeVisible()
    await aborted
    await expect.poll(() => popup.isClosed()).toBe(true)
    expect(mintedTokens(site)).toBe(0)
    await expect(connect(page)).toBeEnabled()
  })

  test('PO-07: a window that the user closes while it is blank cancels the attempt', async ({ page, startSite }) => {
    const site = await startSite()
    const release = site.holdStart()
    await recordWindows(page)
    const popup = await openWindow(page, site)
    await expect.poll(() => startedAttempts(site)).toBe(1)
    await popup.close()
    // The handle may be updated a moment later.
    await expect.poll(() => page.evaluate(() => window.openedWindows[0]?.closed)).toBe(true)
    release()
    await expect(connect(page)).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    expect(page.context().pages()).toHaveLength(1)
    expect(mintedTokens(site)).toBe(0)
    const again = await windowFrom(page, () => connect(page).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-08: the provider’s page cannot navigate the host page', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.stealOpener = true
    await recordWindows(page)
    const popup = await openSignIn(page, site)
    expect(await popup.evaluate(() => window.opener)).toBeNull()
    expect(page.url()).toBe(site.url)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    expect(page.url()).toBe(site.url)
  })
})
