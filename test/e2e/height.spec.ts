import type { Page, Route } from '@playwright/test'
import { expect } from '@playwright/test'
import { openConnector, test } from './fixtures.js'
import { test as siteTest } from './oauth/testSite/test.js'

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
    await expect.poll(() => height(page)).toBeGreaterThan(withNotice ?? 0)
    await disclosure.click()
    await expect.poll(() => height(page)).toBe(withNotice)
    await page.unroute('**/credentials')
    await page.route('**/credentials', () => undefined)
    await button(page, 'Try again').click()
    await expect(card(page)).not.toContainText('We couldn’t confirm that it was saved')
    await expect.poll(() => height(page)).toBe(withNotice)
    await button(page, 'Cancel').click()
    await expect(fields.first()).toBeEditable()
    await expect.poll(() => height(page)).toBeLessThan(withNotice ?? 0)
  })
})

/** Of the body of the card: its heights that were animated, and errors of the page such as one of a `ResizeObserver`. */
async function recordMoves(page: Page): Promise<{ moves: () => Promise<number>; errors: string[] }> {
  await expect(page.getByRole('textbox').first()).toBeVisible()
  await expect(page.locator('.caw-body-wrap')).not.toHaveAttribute('data-moving')
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.evaluate(() => {
    const body = document.querySelector<HTMLElement>('.caw-body-wrap')
    body?.addEventListener('transitionrun', ({ target, propertyName }) => {
      if (target === body && propertyName === 'height') {
        body.dataset['moves'] = String(Number(body.dataset['moves'] ?? 0) + 1)
      }
    })
  })
  const body = page.locator('.caw-body-wrap')
  return { moves: async () => Number((await body.getAttribute('data-moves')) ?? 0), errors }
}

test.describe('The card moves to another height', () => {
  test('when a notice appears, a disclosure opens or a step changes', async ({ page, guided }) => {
    guided.fake.reset()
    const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'LawToolBox' })
    await openConnector(page, guided, id)
    const { moves, errors } = await recordMoves(page)
    const fields = page.getByRole('textbox')
    await fields.first().fill('ada')
    await fields.last().fill('a password')
    expect(await moves()).toBe(0)
    await page.route('**/credentials', (route) => route.abort())
    await button(page, 'Connect').click()
    await expect(card(page)).toContainText('We couldn’t confirm that it was saved')
    await expect.poll(moves).toBeGreaterThan(0)
    const rejected = await moves()
    await page.getByText('Where do I find this?').click()
    await expect.poll(moves).toBeGreaterThan(rejected)
    const opened = await moves()
    await page.unroute('**/credentials')
    await button(page, 'Try again').click()
    await expect(page.locator('.caw-root')).toHaveAttribute('data-state', 'success')
    await expect.poll(moves).toBeGreaterThan(opened)
    await expect(page.locator('.caw-body-wrap')).not.toHaveAttribute('data-moving')
    expect(errors).toEqual([])
  })

  test('but not while the user types, nor when the page gets narrower', async ({ page, guided }) => {
    guided.fake.reset()
    const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'LawToolBox' })
    await openConnector(page, guided, id)
    const { moves, errors } = await recordMoves(page)
    const before = await height(page)
    await page.evaluate(() => {
      document.querySelector('.caw-body input')?.dispatchEvent(new InputEvent('input', { bubbles: true }))
      const line = document.createElement('p')
      line.textContent = 'A line that answers what was typed'
      document.querySelector('.caw-body')?.append(line)
    })
    await expect.poll(() => height(page)).toBeGreaterThan(before ?? 0)
    await page.setViewportSize({ width: 320, height: 700 })
    await expect.poll(async () => (await card(page).boundingBox())?.width).toBeLessThan(320)
    expect(await moves()).toBe(0)
    expect(errors).toEqual([])
  })
})

siteTest.describe('The skeleton', () => {
  const KINDS = [
    ['Sticky', ['apiKey']],
    ['EposNow', ['basic']],
    ['Asana', ['oauth']],
    ['Microsoft Education', ['oauth', 'clientCredentials']],
  ] as const

  for (const [name, kinds] of KINDS) {
    siteTest(
      `has about the height of the first step where the host says that it is ${kinds.join(', ')}`,
      async ({ page, startSite }) => {
        const site = await startSite({ connectors: [name], wizard: { kinds } })
        const held: Route[] = []
        await page.route('**/connectors/*', (route) => void held.push(route))
        await page.goto(site.url)
        await expect(page.locator('.caw-skeleton')).toHaveCSS('opacity', '1')
        const waiting = await height(page)
        for (const route of held) await route.continue()
        await expect(page.locator('.caw-title')).toBeVisible()
        await expect(page.locator('.caw-body-wrap')).not.toHaveAttribute('data-moving')
        const ready = await height(page)
        expect(Math.abs((ready ?? 0) - (waiting ?? 0))).toBeLessThanOrEqual(50)
      },
    )
  }
})
