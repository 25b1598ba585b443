import { resumePolling, statusRequests, stopPolling } from './testSite/polling.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  continueTo,
  frameOf,
  mintedTokens,
  openSignIn,
  openWindow,
  startedAttempts,
  waiting,
} from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

test.describe('Several sign-ins', () => {
  test('PO-46: two wizards on a page ignore each other’s signals', async ({ page, startSite }) => {
    const site = await startSite({ connectors: ['Asana', 'Salesloft'] })
    await page.goto(site.url)
    const asana = page.getByRole('group', { name: 'Connect Asana' })
    const salesloft = page.getByRole('group', { name: 'Connect Salesloft' })
    const first = await continueTo(page, asana)
    const second = await continueTo(page, salesloft, 'Salesloft')
    await allow(second).click()
    await expect(connected(salesloft, 'Salesloft')).toBeVisible()
    await expect(waiting(asana)).toBeVisible()
    expect(first.isClosed()).toBe(false)
    await allow(first).click()
    await expect(connected(asana)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(2)
    for (const id of site.ids) {
      await expect(callbacks(page, `onSuccess {"accountConnectorId":"${id}"`)).toHaveCount(1)
      expect(site.fake.find(id).authenticated).toBe(true)
    }
  })

  test('PO-47: two tabs that wait for the same connector both finish', async ({ page, startSite }) => {
    const site = await startSite()
    const other = await page.context().newPage()
    const first = await openSignIn(page, site)
    await openSignIn(other, site)
    expect(startedAttempts(site)).toBe(2)
    await allow(first).click()
    await expect(connected(page)).toBeVisible()
    await expect(connected(other)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    await expect(callbacks(other, 'onSuccess')).toHaveCount(1)
  })

  test('PO-49: a sign-in that finishes within a minute after Cancel counts', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    await page.clock.install()
    const popup = await openSignIn(page, site)
    await stopPolling(page, site)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(connect(page)).toBeVisible()
    await page.clock.runFor(55_000)
    expect(popup.isClosed()).toBe(false)
    const before = statusRequests(site)
    await allow(popup).click()
    await expect.poll(() => statusRequests(site)).toBeGreaterThan(before)
    await resumePolling(page, popup)
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-49: Cancel closes the window when the handle is not severed', async ({ page, startSite }) => {
    const site = await startSite({ frame: { sandbox: null } })
    const frame = frameOf(page)
    const popup = await openSignIn(page, site, frame)
    await frame.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(connect(frame)).toBeVisible()
    await expect(callbacks(frame, 'onError')).toHaveCount(0)
    const again = await continueTo(page, frame)
    await allow(again).click()
    await expect(connected(frame)).toBeVisible()
  })

  test('PO-49: Cancel closes a blank window', async ({ page, startSite }) => {
    const site = await startSite()
    const release = site.holdStart()
    const popup = await openWindow(page, site)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    release()
    await expect(connect(page)).toBeVisible()
    expect(mintedTokens(site)).toBe(0)
  })
})
