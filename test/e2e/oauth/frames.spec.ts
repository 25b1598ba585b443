import { looks, proofs, resumePolling, stopPolling } from './stage/looks.js'
import {
  allow,
  connect,
  connected,
  frameOf,
  heard,
  openSignIn,
  openWindow,
  started,
  title,
  waiting,
} from './stage/signIn.js'
import { expect, test } from './stage/test.js'

/** The embedding that the documentation asks for. */
const RECIPE = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox'

test.describe('The wizard in a frame on another site', () => {
  for (const [name, sandbox] of [
    ['no sandbox', null],
    ['the sandbox that we ask for', RECIPE],
  ] as const) {
    test(`PO-15: ${name}: the window says through its opener that it is back`, async ({ page, stage }) => {
      const world = await stage({ frame: { sandbox } })
      // Stands still once the window is open: only a hint can make the wizard look.
      await page.clock.install()
      const popup = await openSignIn(page, world, frameOf(page))
      expect(await popup.evaluate(() => window.opener !== null)).toBe(true)
      const before = await stopPolling(page, world)
      await allow(popup).click()
      await expect.poll(() => looks(world)).toBe(before + 1)
      expect(proofs(world).at(-1)).toBeTruthy()
      await resumePolling(page, popup)
      await expect(connected(frameOf(page))).toBeVisible()
    })
  }

  test('PO-16: with a provider that cuts the window off the next look finds it', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: null } })
    world.fake.oauth.coop = 'same-origin'
    const popup = await openSignIn(page, world, frameOf(page))
    await allow(popup).click()
    await expect(connected(frameOf(page))).toBeVisible()
    await expect(heard(frameOf(page), 'onError')).toHaveCount(0)
    expect(proofs(world).every((proof) => proof === null)).toBe(true)
  })

  test('PO-18: a window that is stuck in the sandbox leaves the wizard usable', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups' } })
    world.fake.oauth.coop = 'same-origin'
    await page.clock.install()
    const frame = frameOf(page)
    const popup = await openWindow(page, world, frame)
    await expect(waiting(frame)).toBeVisible()
    await expect(title(frame, 'Still signing in?')).toBeVisible()
    await expect(allow(popup)).toBeHidden()
    await page.clock.fastForward(10 * 60_000)
    await expect(title(frame, 'We haven’t heard back yet')).toBeVisible()
    await frame.getByRole('button', { name: 'Start over' }).click()
    await expect(connect(frame)).toBeVisible()
    await expect(heard(frame, 'onError')).toHaveCount(0)
    expect(started(world)).toBe(1)
  })
})
