import { allow, connect, connected, heard, minted, openSignIn, started } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

test.describe('A proxy on another host of the same site', () => {
  test('opens the provider without asking first, and finishes', async ({ page, stage }) => {
    const world = await stage({ sameSiteProxy: true })
    expect(world.proxyUrl).not.toContain(world.origin)
    const popup = await openSignIn(page, world)
    expect(started(world)).toBe(1)
    expect(minted(world)).toBe(1)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
    await expect(heard(page, 'onError')).toHaveCount(0)
    await expect.poll(() => popup.isClosed()).toBe(true)
  })

  test('comes back to its page in redirect mode', async ({ page, stage }) => {
    const world = await stage({ sameSiteProxy: true, wizard: { oauthMode: 'redirect' } })
    await page.goto(world.url)
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(world.url)
  })
})
