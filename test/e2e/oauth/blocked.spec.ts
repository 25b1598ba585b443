import type { Page } from '@playwright/test'
import { blockWindows } from './testSite/pagePatches.js'
import {
  allow,
  callbacks,
  connect,
  connected,
  mintedTokens,
  startedAttempts,
  title,
  waiting,
  windowFrom,
} from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const link = (page: Page) => page.getByRole('link', { name: 'Open the window' })

const activations: Record<string, (page: Page) => Promise<unknown>> = {
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

test.describe('A blocked sign-in window', () => {
  for (const [name, follow] of Object.entries(activations)) {
    test(`can be opened from a link with ${name}`, async ({ page, startSite }) => {
      const site = await startSite()
      await blockWindows(page, 'null')
      await page.goto(site.url)
      await connect(page).click()
      await expect(title(page, 'Your browser blocked the window')).toBeVisible()
      expect(startedAttempts(site)).toBe(0)
      // The pointer is over the link before a click: that is when the address is fetched.
      await link(page).hover()
      await link(page).dispatchEvent('pointerdown')
      await expect(link(page)).toHaveAttribute('href', /ticket=/)
      const popup = await windowFrom(page, () => follow(page))
      await expect(allow(popup)).toBeVisible()
      await expect(waiting(page)).toBeVisible()
      expect(mintedTokens(site)).toBe(1)
      expect(await popup.evaluate(() => window.opener)).toBeNull()
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    })
  }

  test('PO-17: in a sandbox without allow-popups it is reported to the user, and to the developer with the fix', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ frame: { sandbox: 'allow-scripts allow-same-origin allow-forms' } })
    const warnings: string[] = []
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
    await page.goto(site.url)
    const frame = page.frameLocator('iframe')
    await connect(frame).click()
    await expect(title(frame, 'Your browser blocked the window')).toBeVisible()
    await expect(frame.getByText('the page around this form doesn’t allow pop-ups')).toBeVisible()
    await expect(frame.getByRole('button', { name: 'Continue in this tab' })).toHaveCount(0)
    await expect.poll(() => warnings.join()).toContain('allow-popups allow-popups-to-escape-sandbox')
    await expect(callbacks(frame, 'popup_blocked')).toHaveCount(1)
    await expect(callbacks(frame, 'onError')).toHaveCount(0)
    expect(startedAttempts(site)).toBe(0)
    expect(page.context().pages()).toHaveLength(1)
  })
})
