import type { Page } from '@playwright/test'
import { looks, proofs } from './stage/looks.js'
import { breakStorage, keepWindows, removeBroadcastChannel } from './stage/shims.js'
import { allow, connected, heard, minted, openSignIn, started, waiting } from './stage/signIn.js'
import { SEVERED, type Stage } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

/** What the handle says of a window that is open all the time. */
const readsClosed = (page: Page) => page.evaluate(() => window.openedWindows[0]?.closed)

/** Ends well, with one attempt, and nothing on the way that sounded like a failure. */
async function finish(page: Page, popup: Page, world: Stage): Promise<void> {
  await allow(popup).click()
  await expect(connected(page)).toBeVisible()
  await expect(heard(page, 'onSuccess')).toHaveCount(1)
  await expect(heard(page, 'onError')).toHaveCount(0)
  await expect(heard(page, 'failed')).toHaveCount(0)
  expect(started(world)).toBe(1)
  expect(minted(world)).toBe(1)
  expect(world.fake.find(world.id).authValue).toContain('access_token')
  await expect.poll(() => popup.isClosed()).toBe(true)
}

/** No hint arrives: the first look that the proxy can say yes to is the last one. */
async function finishWithinOneLook(page: Page, world: Stage): Promise<void> {
  const popup = await openSignIn(page, world)
  let before = 0
  page.on('request', (request) => {
    if (request.url().includes('/status') && !world.fake.find(world.id).authenticated) before = looks(world) + 1
  })
  await finish(page, popup, world)
  // One may have been on its way when the sign-in was stored.
  expect(looks(world) - before).toBeLessThanOrEqual(2)
  expect(proofs(world).every((proof) => proof === null)).toBe(true)
}

test.describe('Pages that cut the window off', () => {
  for (const [id, coop] of [
    ['PO-09', 'same-origin'],
    ['PO-10', 'same-origin-allow-popups'],
  ] as const) {
    test(`${id}: a provider that sends ${coop} reads as closed and finishes all the same`, async ({ page, stage }) => {
      const world = await stage()
      world.fake.oauth.coop = coop
      await keepWindows(page)
      const popup = await openSignIn(page, world)
      await expect.poll(() => readsClosed(page)).toBe(true)
      expect(popup.isClosed()).toBe(false)
      await expect(waiting(page)).toBeVisible()
      await finish(page, popup, world)
    })
  }

  test('PO-09: it never claims that the window is closed, however long the handle reads so', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    world.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, world)
    await expect(page.getByRole('heading', { name: 'Still signing in?' })).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    expect(popup.isClosed()).toBe(false)
    await finish(page, popup, world)
  })

  test('PO-11: a host that sends same-origin, as helmet() does, finishes', async ({ page, stage }) => {
    const world = await stage({ headers: SEVERED })
    await keepWindows(page)
    const popup = await openSignIn(page, world)
    await expect.poll(() => readsClosed(page)).toBe(true)
    await finish(page, popup, world)
  })

  test('PO-12: an outer proxy that puts an opener policy on the return page changes nothing', async ({
    page,
    stage,
  }) => {
    const world = await stage({ outerCoop: 'same-origin-allow-popups' })
    const popup = await openSignIn(page, world)
    const landed = popup.waitForResponse((response) => response.url().includes('/oauth/return'))
    await finish(page, popup, world)
    expect((await landed).headers()['cross-origin-opener-policy']).toBe('same-origin-allow-popups')
  })

  test('PO-13: without BroadcastChannel the next look finds it', async ({ page, stage }) => {
    const world = await stage()
    await removeBroadcastChannel(page)
    await finishWithinOneLook(page, world)
  })

  test('PO-14: where nothing may be stored or broadcast the next look finds it', async ({ page, stage }) => {
    const world = await stage()
    await breakStorage(page)
    await finishWithinOneLook(page, world)
  })
})
