import { proofsSent, resumePolling, statusRequests, stopPolling } from './testSite/polling.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  frameOf,
  openSignIn,
  openWindow,
  startedAttempts,
  title,
  waiting,
} from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

/** The sandbox that the README recommends. */
const RECOMMENDED_SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox'

test.describe('The wizard in a frame on another site', () => {
  for (const [name, sandbox] of [
    ['no sandbox', null],
    ['the recommended sandbox', RECOMMENDED_SANDBOX],
  ] as const) {
    test(`PO-15: with ${name}, the return page notifies the wizard through the opener`, async ({ page, startSite }) => {
      const site = await startSite({ frame: { sandbox } })
      // The clock stops once the window is open, so that only a return signal triggers a status request.
      await page.clock.install()
      const popup = await openSignIn(page, site, frameOf(page))
      expect(await popup.evaluate(() => window.opener !== null)).toBe(true)
      const before = await stopPolling(page, site)
      await allow(popup).click()
      await expect.poll(() => statusRequests(site)).toBe(before + 1)
      expect(proofsSent(site).at(-1)).toBeTruthy()
      await resumePolling(page, popup)
      await expect(connected(frameOf(page))).toBeVisible()
    })
  }

  test('PO-16: with a provider that severs the window, the next poll finds the sign-in', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ frame: { sandbox: null } })
    site.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, site, frameOf(page))
    await allow(popup).click()
    await expect(connected(frameOf(page))).toBeVisible()
    await expect(callbacks(frameOf(page), 'onError')).toHaveCount(0)
    expect(proofsSent(site).every((proof) => proof === null)).toBe(true)
  })

  test('PO-18: stays usable when the window inherits the sandbox and cannot finish', async ({ page, startSite }) => {
    const site = await startSite({ frame: { sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups' } })
    site.fake.oauth.coop = 'same-origin'
    await page.clock.install()
    const frame = frameOf(page)
    const popup = await openWindow(page, site, frame)
    await expect(waiting(frame)).toBeVisible()
    await expect(title(frame, 'Still signing in?')).toBeVisible()
    await expect(allow(popup)).toBeHidden()
    await page.clock.fastForward(10 * 60_000)
    await expect(title(frame, 'We haven’t heard back yet')).toBeVisible()
    await frame.getByRole('button', { name: 'Start over' }).click()
    await expect(connect(frame)).toBeVisible()
    await expect(callbacks(frame, 'onError')).toHaveCount(0)
    expect(startedAttempts(site)).toBe(1)
  })
})
