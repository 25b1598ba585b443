import type { Page } from '@playwright/test'
import { refuseWindows } from './stage/shims.js'
import { allow, connect, connected, heard, minted, started, title, waiting, windowFrom } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

const link = (page: Page) => page.getByRole('link', { name: 'Open the window' })

const ways: Record<string, (page: Page) => Promise<unknown>> = {
  'a click': (page) => link(page).click(),
  'the middle button': (page) => link(page).click({ button: 'middle' }),
  'a click with Ctrl': (page) => link(page).click({ modifiers: ['ControlOrMeta'] }),
  'the keyboard': async (page) => {
    await page.keyboard.press('Tab')
    await expect(link(page)).toBeFocused()
    await expect(link(page)).toHaveAttribute('href', /ticket=/)
    await page.keyboard.press('Enter')
  },
}

test.describe('A window that the browser blocks', () => {
  for (const [name, follow] of Object.entries(ways)) {
    test(`its link works with ${name}`, async ({ page, stage }) => {
      const world = await stage()
      await refuseWindows(page, 'null')
      await page.goto(world.url)
      await connect(page).click()
      await expect(title(page, 'Your browser blocked the window')).toBeVisible()
      expect(started(world)).toBe(0)
      // Whoever clicks has the pointer there before: that is when the address is fetched.
      await link(page).hover()
      await link(page).dispatchEvent('pointerdown')
      await expect(link(page)).toHaveAttribute('href', /ticket=/)
      const popup = await windowFrom(page, () => follow(page))
      await expect(allow(popup)).toBeVisible()
      await expect(waiting(page)).toBeVisible()
      expect(minted(world)).toBe(1)
      expect(await popup.evaluate(() => window.opener)).toBeNull()
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(heard(page, 'onSuccess')).toHaveCount(1)
    })
  }

  test('PO-17: in a sandbox without allow-popups it says so, and tells the developer how to embed it', async ({
    page,
    stage,
  }) => {
    const world = await stage({ frame: { sandbox: 'allow-scripts allow-same-origin allow-forms' } })
    const warnings: string[] = []
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
    await page.goto(world.url)
    const frame = page.frameLocator('iframe')
    await connect(frame).click()
    await expect(title(frame, 'Your browser blocked the window')).toBeVisible()
    await expect(frame.getByText('the page around this form doesn’t allow pop-ups')).toBeVisible()
    await expect(frame.getByRole('button', { name: 'Continue in this tab' })).toHaveCount(0)
    await expect.poll(() => warnings.join()).toContain('allow-popups allow-popups-to-escape-sandbox')
    await expect(heard(frame, 'popup_blocked')).toHaveCount(1)
    await expect(heard(frame, 'onError')).toHaveCount(0)
    expect(started(world)).toBe(0)
    expect(page.context().pages()).toHaveLength(1)
  })
})
