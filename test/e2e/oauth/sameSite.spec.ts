import { allow, callbacks, connect, connected, mintedTokens, openSignIn, startedAttempts } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

test.describe('A proxy on another host of the same site', () => {
  test('opens the provider without a confirmation, and finishes', async ({ page, startSite }) => {
    const site = await startSite({ sameSiteProxy: true })
    expect(site.proxyUrl).not.toContain(site.origin)
    const popup = await openSignIn(page, site)
    expect(startedAttempts(site)).toBe(1)
    expect(mintedTokens(site)).toBe(1)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    await expect.poll(() => popup.isClosed()).toBe(true)
  })

  test('returns to the page in redirect mode', async ({ page, startSite }) => {
    const site = await startSite({ sameSiteProxy: true, wizard: { oauthMode: 'redirect' } })
    await page.goto(site.url)
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(site.url)
  })
})
