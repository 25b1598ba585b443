import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { connectorLibrary } from '../../src/testing.js'
import { driveByKeyboard } from './driveByKeyboard.js'
import { test } from './fixtures.js'
import { type Plan, planFor } from './plan.js'

const APPS = ['Freshdesk', 'Trello', 'JotForm', 'Insightly']

test('a workflow is installed, its four apps are connected by keyboard alone, and it starts', async ({
  page,
  guided,
}) => {
  const { fake, url } = guided
  fake.reset()
  // A finished app waits for Continue.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const lists: string[] = []
  page.on('request', (request) => {
    if (/\/cycles\/[^/]+\/connectors$/.test(new URL(request.url()).pathname)) lists.push(request.url())
  })
  await page.goto(`${url}/?panel=0`)
  await page.getByRole('button', { name: 'Set up' }).press('Enter')
  const checklist = page.locator('.caw-root')
  await expect(checklist.getByRole('heading', { name: 'Connect 4 apps' })).toBeVisible()
  await expect(checklist.getByRole('listitem')).toHaveCount(4)
  expect(lists).toHaveLength(1)

  for (const [at, app] of APPS.entries()) {
    await tabTo(page, `Connect ${app}`)
    await page.keyboard.press('Enter')
    await driveByKeyboard(page, planOf(app))
    await tabTo(page, 'Continue')
    await page.keyboard.press('Enter')
    if (at === APPS.length - 1) break
    await expect(checklist).toHaveAttribute('data-state', 'checklist')
    await expect(checklist.locator('.caw-meter')).toContainText(`${at + 1} of 4 connected`)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(app)
  }
  await expect(checklist.getByRole('heading', { name: 'All 4 apps are connected' })).toBeFocused()
  await expect(page.getByText('Running, every hour.')).toBeVisible()
  expect([...fake.cycles.values()]).toMatchObject([{ name: 'Sync contacts', isActive: true }])
})

test('an app that is connected in another tab shows as connected in the list', async ({ page, guided, context }) => {
  guided.fake.reset()
  await page.goto(`${guided.url}/?panel=0`)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'JotForm' })).toContainText('Connect')
  const other = await context.newPage()
  const [id] = guided.fake.installed({ name: 'JotForm' })
  await other.goto(`${guided.url}/?connector=${id?.id}&panel=0`)
  await driveByKeyboard(other, planOf('JotForm'))
  await expect(page.getByRole('listitem').filter({ hasText: 'JotForm' })).toContainText('Connected')
})

test('the list has no axe violations, in light, dark and from right to left, and fits a phone of 320 px', async ({
  page,
  guided,
}) => {
  guided.fake.reset()
  await page.goto(`${guided.url}/?panel=0`)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.locator('.caw-root').getByRole('listitem')).toHaveCount(4)
  const address = page.url()
  for (const query of ['&scheme=light', '&scheme=dark', '&locale=ar&dir=rtl', '&locale=de']) {
    await page.goto(address + query)
    await expect(page.locator('.caw-root[data-state="checklist"]')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).include('.caw-root').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 800 })
  const overflowing = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(overflowing).toBe(false)
})

function planOf(name: string): Plan {
  const connector = connectorLibrary.find((one) => one.name === name)
  const method = connector?.authentication[0]
  if (!connector || !method) throw new Error(`There is no connector "${name}"`)
  return planFor(connector, method, { guided: true, optional: true })
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 30; tabs += 1) {
    if ((await page.evaluate(nameOfFocused)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" cannot be reached by Tab`)
}

/** Runs in the page. */
function nameOfFocused() {
  const { activeElement } = document
  return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent
}
