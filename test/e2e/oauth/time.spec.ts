import { looks, resumePolling, stopPolling } from './stage/looks.js'
import { hideableTab, removeBroadcastChannel, showTab } from './stage/shims.js'
import { allow, connect, connected, heard, openSignIn, title, waiting } from './stage/signIn.js'
import { SEVERED } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

const DAY = 24 * 60 * 60_000

test.describe('Time', () => {
  test('a window that closes unheard is found as soon as the user is back', async ({ page, stage }) => {
    const world = await stage()
    await removeBroadcastChannel(page)
    await page.clock.install()
    const popup = await openSignIn(page, world)
    const before = await stopPolling(page, world)
    await allow(popup).click()
    await expect.poll(() => world.fake.find(world.id).authenticated).toBe(true)
    expect(looks(world)).toBe(before)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => looks(world)).toBe(before + 1)
    await resumePolling(page, popup)
    await expect(connected(page)).toBeVisible()
  })

  test('PO-43: a hidden tab asks twice a minute at most, and at once when it is seen again', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    await hideableTab(page)
    await page.clock.install()
    const popup = await openSignIn(page, world)
    await showTab(page, 'hidden')
    // What was due before the tab was hidden is still asked.
    await page.clock.fastForward(5_000)
    const before = await stopPolling(page, world)
    for (let second = 0; second < 120; second += 10) {
      await page.clock.runFor(10_000)
      await page.waitForTimeout(100)
    }
    expect(looks(world) - before).toBeGreaterThan(0)
    expect(looks(world) - before).toBeLessThanOrEqual(4)
    const hidden = looks(world)
    await showTab(page, 'visible')
    await expect.poll(() => looks(world)).toBe(hidden + 1)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-44: a page out of the back/forward cache looks at once and hears again', async ({ page, stage }) => {
    // Severed, the page shares nothing with its window, so that the browser may keep it.
    const world = await stage({ headers: SEVERED })
    await page.addInitScript(() => {
      window.order = []
      window.addEventListener('pageshow', ({ persisted }) => window.order.push(persisted ? 'restored' : 'loaded'))
    })
    const popup = await openSignIn(page, world)
    await page.evaluate(() => window.location.assign('/elsewhere'))
    await page.waitForURL(/elsewhere/)
    await expect(connect(page)).toBeVisible()
    const before = looks(world)
    await page.evaluate(() => window.history.back())
    // A page that is restored does not load, so there is no such event to wait for.
    await expect.poll(() => page.url()).toMatch(/settings/)
    expect(await page.evaluate(() => window.order)).toEqual(['loaded', 'restored'])
    await expect(waiting(page)).toBeVisible()
    await expect.poll(() => looks(world)).toBeGreaterThan(before)
    await allow(popup).click()
    await expect(heard(page, 'oauth_returned')).toHaveCount(1)
    await expect(connected(page)).toBeVisible()
  })

  test('PO-45: after ten minutes it says so and stops asking; late news still counts', async ({ page, stage }) => {
    const world = await stage({ headers: SEVERED })
    await page.clock.install()
    const popup = await openSignIn(page, world)
    await page.clock.fastForward(10 * 60_000)
    await expect(title(page, 'We haven’t heard back yet')).toBeVisible()
    const before = await stopPolling(page, world)
    await page.clock.runFor(120_000)
    expect(looks(world)).toBe(before)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
    await expect(heard(page, 'onError')).toHaveCount(0)
  })

  test('row 30: what becomes of the connection later is not asked for', async ({ page, stage }) => {
    const world = await stage()
    await page.clock.install()
    const popup = await openSignIn(page, world)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    const asked = world.requests.length
    world.fake.find(world.id).authenticated = false
    await page.clock.runFor(15 * 60_000)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    expect(world.requests).toHaveLength(asked)
  })

  for (const [name, off] of [
    ['a day fast', DAY],
    ['a day slow', -DAY],
  ] as const) {
    test(`PO-50: a clock that is ${name}, and jumps back while it waits, decides nothing`, async ({ page, stage }) => {
      const world = await stage()
      await page.clock.install({ time: Date.now() + off })
      const popup = await openSignIn(page, world)
      await page.clock.setSystemTime(Date.now() - off)
      await expect(waiting(page)).toBeVisible()
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(heard(page, 'onError')).toHaveCount(0)
    })
  }
})
