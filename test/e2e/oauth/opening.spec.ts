import { stopClock } from './stage/looks.js'
import { delayClicks, keepWindows, LATE_CLICK, REFUSALS, refuseWindows } from './stage/shims.js'
import {
  allow,
  connect,
  connected,
  heard,
  minted,
  notice,
  openSignIn,
  openWindow,
  started,
  title,
  waiting,
  windowFrom,
} from './stage/signIn.js'
import { expect, test } from './stage/test.js'

const blocked = 'Your browser blocked the window'

test.describe('Opening the sign-in window', () => {
  test('PO-01: the window opens in the click itself, before the proxy is asked for anything', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    await page.addInitScript(() => {
      window.order = []
      window.addEventListener(
        'click',
        () => {
          window.order.push('click')
          const { port1, port2 } = new MessageChannel()
          port2.addEventListener('message', () => window.order.push('next task'))
          port2.start()
          port1.postMessage(null)
        },
        { capture: true },
      )
      const open = window.open.bind(window)
      window.open = (...args) => {
        window.order.push('open')
        return open(...args)
      }
      const fetch = window.fetch.bind(window)
      window.fetch = (input, init) => {
        if (init?.method === 'POST') window.order.push('post')
        return fetch(input, init)
      }
    })
    await openWindow(page, world)
    await expect(waiting(page)).toBeVisible()
    const order = await page.evaluate(() => window.order)
    expect(order.slice(0, 2)).toEqual(['click', 'open'])
    expect(order.indexOf('open')).toBeLessThan(order.indexOf('post'))
    expect(order.indexOf('open')).toBeLessThan(order.indexOf('next task'))
  })

  test('PO-02: while the proxy takes 4 s the window is there and says what it waits for', async ({ page, stage }) => {
    const world = await stage()
    world.starting.delay = 4_000
    const release = world.holdStart()
    const popup = await openWindow(page, world)
    await expect(popup.getByText('Opening Asana')).toBeVisible()
    expect(popup.url()).toBe('about:blank')
    await expect(page.getByRole('button', { name: 'Opening Asana…' })).toBeVisible()
    release()
    await expect(allow(popup)).toBeVisible()
    await expect(title(page, 'Finish signing in to Asana')).toBeFocused()
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-03: a window that the browser blocks costs no attempt and no token', async ({ page, stage }) => {
    const world = await stage()
    await delayClicks(page)
    await page.goto(world.url)
    // Looking at the page counts as a gesture of the user's, so nothing may look before the click has arrived.
    const arrived = page.waitForEvent('console', (message) => message.text() === LATE_CLICK)
    await connect(page).click()
    await arrived
    await expect(title(page, blocked)).toBeVisible()
    expect(page.context().pages()).toHaveLength(1)
    expect(started(world)).toBe(0)
    expect(minted(world)).toBe(0)
    await expect(heard(page, 'popup_blocked')).toHaveCount(1)
    await expect(heard(page, 'onError')).toHaveCount(0)
  })

  for (const how of REFUSALS) {
    test(`PO-04: an answer of window.open that is no window (${how}) reads as blocked`, async ({ page, stage }) => {
      const world = await stage()
      await refuseWindows(page, how)
      await page.goto(world.url)
      await connect(page).click()
      await expect(title(page, blocked)).toBeVisible()
      await expect(title(page, blocked)).toBeFocused()
      expect(started(world)).toBe(0)
    })
  }

  test('PO-05: when the proxy fails the window closes, the button has the focus, and trying again works', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    const mend = world.fake.fail({ status: 500 })
    const popup = await windowFrom(page, () => connect(page).click())
    await expect(notice(page, 'We couldn’t open Asana')).toBeVisible({ timeout: 15_000 })
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(connect(page)).toBeFocused()
    await expect(heard(page, 'onError')).toHaveCount(1)
    expect(minted(world)).toBe(0)
    mend()
    const second = await windowFrom(page, () => connect(page).click())
    await allow(second).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-06: after 15 s without an answer the request is dropped and the window closed', async ({ page, stage }) => {
    const world = await stage()
    world.holdStart()
    await page.clock.install()
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    await stopClock(page)
    const dropped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/oauth'))
    const popup = await windowFrom(page, () => connect(page).click())
    await expect.poll(() => started(world)).toBe(1)
    await page.clock.runFor(14_900)
    await expect(page.getByRole('button', { name: 'Opening Asana…' })).toBeVisible()
    expect(popup.isClosed()).toBe(false)
    await page.clock.runFor(200)
    await expect(notice(page, 'We couldn’t open Asana')).toBeVisible()
    await dropped
    await expect.poll(() => popup.isClosed()).toBe(true)
    expect(minted(world)).toBe(0)
    await expect(connect(page)).toBeEnabled()
  })

  test('PO-07: a window that the user closes before it goes anywhere is a change of mind', async ({ page, stage }) => {
    const world = await stage()
    const release = world.holdStart()
    await keepWindows(page)
    const popup = await openWindow(page, world)
    await expect.poll(() => started(world)).toBe(1)
    await popup.close()
    // The page that opened it may learn of it a moment later.
    await expect.poll(() => page.evaluate(() => window.openedWindows[0]?.closed)).toBe(true)
    release()
    await expect(connect(page)).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    expect(page.context().pages()).toHaveLength(1)
    expect(minted(world)).toBe(0)
    const again = await windowFrom(page, () => connect(page).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-08: the page of a provider cannot send the host elsewhere', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.stealOpener = true
    await keepWindows(page)
    const popup = await openSignIn(page, world)
    expect(await popup.evaluate(() => window.opener)).toBeNull()
    expect(page.url()).toBe(world.url)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    expect(page.url()).toBe(world.url)
  })
})
