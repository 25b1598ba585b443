import { devices } from '@playwright/test'
import { allow, callbacks, connect, connected, title, windowFrom } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7']

test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch, screen: viewport })

test.describe('On a phone', () => {
  test('a tap opens a tab, the texts call it a tab, and the sign-in finishes', async ({ page, startSite }) => {
    const site = await startSite()
    await page.goto(site.url)
    await expect(page.getByText('An Asana tab opens.')).toBeVisible()
    const tab = await windowFrom(page, () => connect(page).tap())
    await expect(title(page, 'Finish signing in to Asana')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Reopen tab' })).toBeVisible()
    await expect(page.getByText(/window/)).toHaveCount(0)
    await allow(tab).tap()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })
})
