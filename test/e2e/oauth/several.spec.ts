import { looks, resumePolling, stopPolling } from './stage/looks.js'
import {
  allow,
  connect,
  connected,
  continueTo,
  frameOf,
  heard,
  minted,
  openSignIn,
  openWindow,
  started,
  waiting,
} from './stage/signIn.js'
import { SEVERED } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

test.describe('More than one sign-in', () => {
  test('PO-46: two wizards on a page do not hear each other', async ({ page, stage }) => {
    const world = await stage({ connectors: ['Asana', 'Salesloft'] })
    await page.goto(world.url)
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
    await expect(heard(page, 'onSuccess')).toHaveCount(2)
    for (const id of world.ids) {
      await expect(heard(page, `onSuccess {"accountConnectorId":"${id}"`)).toHaveCount(1)
      expect(world.fake.find(id).authenticated).toBe(true)
    }
  })

  test('PO-47: two tabs that wait for the same connector are both told', async ({ page, stage }) => {
    const world = await stage()
    const other = await page.context().newPage()
    const first = await openSignIn(page, world)
    await openSignIn(other, world)
    expect(started(world)).toBe(2)
    await allow(first).click()
    await expect(connected(page)).toBeVisible()
    await expect(connected(other)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
    await expect(heard(other, 'onSuccess')).toHaveCount(1)
  })

  test('PO-49: a window that finishes within a minute after Cancel counts', async ({ page, stage }) => {
    const world = await stage({ headers: SEVERED })
    await page.clock.install()
    const popup = await openSignIn(page, world)
    await stopPolling(page, world)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(connect(page)).toBeVisible()
    await page.clock.runFor(55_000)
    expect(popup.isClosed()).toBe(false)
    const before = looks(world)
    await allow(popup).click()
    await expect.poll(() => looks(world)).toBeGreaterThan(before)
    await resumePolling(page, popup)
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-49: Cancel closes a window that it can reach, as in a frame', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: null } })
    const frame = frameOf(page)
    const popup = await openSignIn(page, world, frame)
    await frame.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(connect(frame)).toBeVisible()
    await expect(heard(frame, 'onError')).toHaveCount(0)
    const again = await continueTo(page, frame)
    await allow(again).click()
    await expect(connected(frame)).toBeVisible()
  })

  test('PO-49: Cancel before the window goes anywhere takes it along', async ({ page, stage }) => {
    const world = await stage()
    const release = world.holdStart()
    const popup = await openWindow(page, world)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    release()
    await expect(connect(page)).toBeVisible()
    expect(minted(world)).toBe(0)
  })
})
