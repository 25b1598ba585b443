import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { openConnector, test } from './fixtures.js'

const card = (page: Page) => page.locator('.caw-card')
const height = async (page: Page) => (await card(page).boundingBox())?.height
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.describe('The card', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('keeps its height while it is busy, even when a notice disappears, and shrinks afterwards', async ({
    page,
    guided,
  }) => {
    guided.fake.reset()
    const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'LawToolBox' })
    await openConnector(page, guided, id)
    const fields = page.getByRole('textbox')
    await fields.first().fill('ada')
    await fields.last().fill('a password')
    await page.route('**/credentials', (route) => route.abort())
    await button(page, 'Connect').click()
    await expect(card(page)).toContainText('We couldn’t confirm that it was saved')
    const withNotice = await height(page)

    // Opening a disclosure changes the height without a render.
    const disclosure = page.getByText('Where do I find this?')
    await disclosure.click()
    expect(await height(page)).toBeGreaterThan(withNotice ?? 0)
    await disclosure.click()
    await page.unroute('**/credentials')
    await page.route('**/credentials', () => undefined)
    await button(page, 'Try again').click()
    await expect(card(page)).not.toContainText('We couldn’t confirm that it was saved')
    expect(await height(page)).toBe(withNotice)
    await button(page, 'Cancel').click()
    await expect(fields.first()).toBeEditable()
    expect(await height(page)).toBeLessThan(withNotice ?? 0)
  })
})
