import type { Page } from '@playwright/test'
import { countHeld, held } from './stage/countHeld.js'
import { noteFocus } from './stage/shims.js'
import {
  allow,
  connect,
  connected,
  continueTo,
  heard,
  minted,
  openSignIn,
  openWindow,
  started,
  waiting,
  windowFrom,
} from './stage/signIn.js'
import { SEVERED } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

const reopen = (page: Page) => page.getByRole('button', { name: 'Reopen window' })
const toggle = (page: Page, what: 'Hide' | 'Show') => page.getByRole('button', { name: `${what} the wizard` }).click()

const impatience: Record<string, (page: Page) => Promise<unknown>> = {
  'a double click': (page) => connect(page).dblclick(),
  'three clicks within 50 ms': (page) => connect(page).click({ clickCount: 3, delay: 8 }),
  'Enter and a click': async (page) => {
    const box = await connect(page).boundingBox()
    await connect(page).focus()
    await Promise.all([page.keyboard.press('Enter'), page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10)])
  },
}

test.describe('More than one click', () => {
  for (const [name, click] of Object.entries(impatience)) {
    test(`PO-27: ${name} opens one window and begins one sign-in`, async ({ page, stage }) => {
      const world = await stage()
      const release = world.holdStart()
      await page.goto(world.url)
      await expect(connect(page)).toBeVisible()
      const popup = await windowFrom(page, () => click(page))
      release()
      await expect(waiting(page)).toBeVisible()
      await expect(allow(popup)).toBeVisible()
      expect(started(world)).toBe(1)
      expect(minted(world)).toBe(1)
      expect(page.context().pages()).toHaveLength(2)
    })
  }

  test('PO-28: while the window is open it is brought forward, and nothing is asked for', async ({ page, stage }) => {
    const world = await stage()
    await noteFocus(page)
    const popup = await openSignIn(page, world)
    await reopen(page).click()
    await expect.poll(() => page.evaluate(() => window.order)).toEqual(['focus'])
    expect(started(world)).toBe(1)
    expect(page.context().pages()).toHaveLength(2)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-29: where the handle is cut a second window opens, and the first one still counts', async ({
    page,
    stage,
  }) => {
    const world = await stage({ headers: SEVERED })
    const first = await openSignIn(page, world)
    const second = await windowFrom(page, () => reopen(page).click())
    await expect(allow(second)).toBeVisible()
    expect(first.isClosed()).toBe(false)
    expect(started(world)).toBe(2)
    await allow(first).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
  })
})

test.describe('A wizard that leaves the page', () => {
  test('PO-40: before the proxy has answered it takes its blank window along', async ({ page, stage }) => {
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    const world = await stage()
    const release = world.holdStart()
    const popup = await openWindow(page, world)
    const answer = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/oauth'))
    await expect.poll(() => started(world)).toBe(1)
    await toggle(page, 'Hide')
    await expect.poll(() => popup.isClosed()).toBe(true)
    release()
    await answer
    expect(page.context().pages()).toHaveLength(1)
    expect(minted(world)).toBe(0)
    await toggle(page, 'Show')
    await expect(connect(page)).toBeVisible()
    expect(complaints).toEqual([])
  })

  test('PO-41: a window on its way is left alone, and a new wizard knows the outcome', async ({ page, stage }) => {
    const world = await stage()
    const popup = await openSignIn(page, world)
    await toggle(page, 'Hide')
    await expect(waiting(page)).toHaveCount(0)
    expect(popup.isClosed()).toBe(false)
    await allow(popup).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await toggle(page, 'Show')
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
  })

  test('PO-42: in StrictMode it asks once, listens once and leaves nothing behind', async ({ page, stage }) => {
    const world = await stage()
    await countHeld(page)
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    expect(world.asked('GET', `/connectors/${world.id}`)).toHaveLength(1)
    const before = await held(page)
    // For news of other tabs.
    expect(before.channels).toBe(1)
    const popup = await continueTo(page)
    expect(started(world)).toBe(1)
    expect(await held(page)).toEqual({
      channels: 2,
      listeners: before.listeners + 4,
      intervals: before.intervals + 1,
      longTimers: before.longTimers + 1,
    })
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => held(page)).toEqual(before)
    await toggle(page, 'Hide')
    await expect.poll(() => held(page)).toMatchObject({ channels: 0, longTimers: 0 })
  })

  test('PO-42: taken away while it waits it leaves nothing behind either', async ({ page, stage }) => {
    const world = await stage()
    await countHeld(page)
    await page.clock.install()
    await page.goto(world.url)
    await toggle(page, 'Hide')
    const before = await held(page)
    await toggle(page, 'Show')
    await continueTo(page)
    await toggle(page, 'Hide')
    await expect.poll(() => held(page)).toEqual(before)
    const asked = world.requests.length
    await page.clock.runFor(60_000)
    await toggle(page, 'Show')
    await expect(connect(page)).toBeVisible()
    // Nothing but the new wizard's own first question.
    expect(world.requests.slice(asked).map(({ path }) => path)).toEqual([`/connectors/${world.id}`])
  })
})
