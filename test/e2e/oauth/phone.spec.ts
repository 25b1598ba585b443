import { devices } from '@playwright/test'
import { allow, connect, connected, heard, title, windowFrom } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7']

test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch, screen: viewport })

test.describe('On a phone', () => {
  test('a tap opens a tab, which is called one, and the flow ends as everywhere', async ({ page, stage }) => {
    const world = await stage()
    await page.goto(world.url)
    await expect(page.getByText('An Asana tab opens.')).toBeVisible()
    const tab = await windowFrom(page, () => connect(page).tap())
    await expect(title(page, 'Finish signing in to Asana')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Reopen tab' })).toBeVisible()
    await expect(page.getByText(/window/)).toHaveCount(0)
    await allow(tab).tap()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
  })
})
