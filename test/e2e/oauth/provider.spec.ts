import {
  allow,
  connected,
  continueTo,
  frameOf,
  heard,
  minted,
  openSignIn,
  openWindow,
  started,
  title,
  waiting,
  windowFrom,
} from './stage/signIn.js'
import { SEVERED } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

test.describe('What a provider may do', () => {
  test('a page that closes itself at once leaves a neutral choice', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.closesItself = true
    const popup = await openWindow(page, world)
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    world.fake.oauth.closesItself = false
    const again = await windowFrom(page, () => page.getByRole('button', { name: 'Reopen window' }).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
    expect(minted(world)).toBe(2)
  })

  test('an error page is the window’s business: the wizard waits and can start over', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.broken = true
    const popup = await openWindow(page, world)
    await expect(popup.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
    await expect(waiting(page)).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    world.fake.oauth.broken = false
    const again = await continueTo(page)
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
  })

  test('a refusal on a page of its own is never taken for a success nor for a fault', async ({ page, stage }) => {
    const world = await stage()
    const popup = await openSignIn(page, world)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(popup.getByRole('heading', { name: 'Access declined' })).toBeVisible()
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    expect(world.fake.consents.map(({ answer }) => answer)).toEqual(['decline'])
    expect(started(world)).toBe(1)
  })

  test('a slow one is waited for', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.delay = 2_500
    const popup = await openSignIn(page, world)
    await allow(popup).click()
    await expect(waiting(page)).toBeVisible()
    await expect(connected(page)).toBeVisible()
  })

  test('host, Cyclr and provider that all cut the window off still finish', async ({ page, stage }) => {
    const world = await stage({ headers: SEVERED })
    world.fake.oauth.serviceCoop = 'same-origin'
    world.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, world)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    await expect.poll(() => popup.isClosed()).toBe(true)
  })

  test('in a frame, where Cyclr cuts the window off, the next look finds it', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: null } })
    world.fake.oauth.serviceCoop = 'same-origin'
    const frame = frameOf(page)
    const popup = await openSignIn(page, world, frame)
    await allow(popup).click()
    await expect(connected(frame)).toBeVisible()
    await expect(heard(frame, 'onError')).toHaveCount(0)
  })
})
