import { devices, type Locator, type Page } from '@playwright/test'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'
import { allow, callbacks, connect, connected, title, windowFrom } from './oauth/testSite/signIn.js'
import { expect, test } from './oauth/testSite/test.js'

const HARBOR = connector(
  'Harbor',
  [METHOD.apiKey],
  [
    parameter('Workspace'),
    parameter('Region', { Values: ['EU', 'US'] }),
    parameter('Certificate', { IsSensitive: true, IsMultiline: true }),
    optional('Archive', { Values: ['true', 'false'] }),
    optional('Zone', { Values: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
  ],
)

/** What a keyboard on the screen leaves of 568 px. */
const HEIGHT_ABOVE_KEYBOARD = 568 - 260

for (const name of ['iPhone SE', 'Pixel 7'] as const) {
  const { userAgent, deviceScaleFactor, isMobile, hasTouch } = devices[name]
  const viewport = { width: 320, height: 568 }

  test.describe(`On a phone of 320 px (${name}, in Chromium)`, () => {
    test.use({ viewport, screen: viewport, userAgent, deviceScaleFactor, isMobile, hasTouch })

    test('a tap opens a tab, the texts call it a tab, and the sign-in finishes', async ({ page, startSite }) => {
      const site = await startSite()
      await page.goto(site.url)
      await expect(page.getByText('Asana’s sign-in page opens in a tab.')).toBeVisible()
      await expectFits(page)
      const tab = await windowFrom(page, () => connect(page).tap())
      await expect(title(page, 'Finish signing in to Asana')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Reopen tab' })).toBeVisible()
      await expect(page.getByText(/window/)).toHaveCount(0)
      await expectFits(page)
      await allow(tab).tap()
      await expect(connected(page)).toBeVisible()
      await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    })

    test('a key and its settings are typed with a keyboard over the page', async ({ page, startSite }) => {
      const site = await startSite({ library: [HARBOR], connectors: ['Harbor'] })
      await page.goto(site.url)
      const field = (label: string) => page.getByLabel(label, { exact: true })
      const press = (button: string) => page.getByRole('button', { name: button, exact: true }).tap()
      await page.locator('summary').tap()
      await expectFits(page)
      await typeAboveKeyboard(page, field('Workspace'), 'north')
      await page.getByRole('radio', { name: 'US' }).tap()
      await typeAboveKeyboard(page, field('Certificate'), 'line one')
      await page.getByText('Archive').tap()
      await press('Continue')

      await expect(field('API key')).toBeVisible()
      await expectFits(page)
      await typeAboveKeyboard(page, field('API key'), 'hb_live_0123456789abcdef')
      await press('Connect')
      await expect(title(page, 'Harbor is set up')).toBeVisible()
      expect(site.fake.find(site.id).authValue).toBe('hb_live_0123456789abcdef')
    })
  })
}

/** A keyboard takes the lower part of the page after the tap, as with `interactive-widget=resizes-content`. */
async function typeAboveKeyboard(page: Page, field: Locator, value: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 568 })
  await field.tap()
  await page.setViewportSize({ width: 320, height: HEIGHT_ABOVE_KEYBOARD })
  await page.keyboard.type(value)
  // Typing scrolls to the caret, and a long field can be scrolled to as a whole.
  await expect(field).toBeInViewport()
  await field.scrollIntoViewIfNeeded()
  await expect(field).toBeInViewport({ ratio: 1 })
}

/** Nothing scrolls sideways, targets have 44 px, and no input makes iOS zoom. */
async function expectFits(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ['The page scrolls sideways.'] : []
    const targets = document.querySelectorAll('.caw-root :is(button, summary, a, label:has(input), .caw-box)')
    if (targets.length === 0) found.push('There is no target.')
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect()
      if (target.checkVisibility() && Math.min(width, height) < 44)
        found.push(`${width} × ${height}: ${target.outerHTML}`)
    }
    for (const input of document.querySelectorAll(
      '.caw-root :is(input[type="text"], input[type="password"], textarea, select)',
    )) {
      if (Number.parseFloat(getComputedStyle(input).fontSize) < 16) found.push(`Small text: ${input.outerHTML}`)
    }
    return found
  })
  expect(faults).toEqual([])
}
