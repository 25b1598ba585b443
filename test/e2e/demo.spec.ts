import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'
import { isFull } from './plan.js'

const noop = () => undefined
const LOOKS = ['alderway', 'marrow', 'shellcraft']

// One for each test: the proxy shares what it reads for up to two seconds.
let demo: Demo
test.beforeEach(async () => {
  demo = await startDemo({ logger: { info: noop, warn: noop, error: noop } })
})
test.afterEach(async () => await demo.close())

test('a connector can be found and connected, is listed as connected, and focus follows the navigation', async ({
  page,
}) => {
  await page.goto(demo.url)
  const connected = page.getByRole('region', { name: 'Connected' })
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(demo.fake.installed().length - 3)
  await page.getByRole('searchbox', { name: 'Search integrations' }).fill('sticky')
  await expect(page.getByRole('status')).toHaveText('1 of 61 integrations')
  await page.getByRole('link', { name: 'Sticky', exact: true }).click()
  await expect(page).toHaveURL(/\?connector=\d+$/)
  await expect(page).toHaveTitle('Sticky · Alderway')
  await expect(page.getByRole('heading', { level: 1, name: 'Sticky' })).toBeFocused()

  await page.getByLabel('Private API key', { exact: true }).fill('a key')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  const link = connected.getByRole('link', { name: 'Sticky', exact: true })
  await expect(link).toBeFocused()
  await expect(link).toHaveAccessibleDescription('Connected')

  await page.getByRole('radio', { name: /^Not connected/ }).check()
  await expect(connected).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sticky is connected' })).toBeVisible()
})

test('the developer panel logs events and requests without typed values', async ({ page }) => {
  await page.goto(demo.url)
  await page.getByRole('link', { name: 'Sticky', exact: true }).click()
  await page.getByLabel('Private API key', { exact: true }).fill('sEcret-4711')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'For developers' })
  await expect(panel.getByRole('list', { name: 'Events' })).toContainText('onSuccess')
  await expect(panel.getByRole('list', { name: 'Requests' })).toContainText(/PUT\/connectors\/\d+\/credentials200/)
  await expect(panel).not.toContainText('sEcret-4711')

  await panel.getByRole('button', { name: 'Reset' }).click()
  await expect(panel.getByRole('list', { name: 'Events' })).not.toContainText('onSuccess')
  await expect(page.getByLabel('Private API key', { exact: true })).toBeEditable()
  await panel.getByRole('button', { name: 'Developer panel' }).click()
  await expect(page).toHaveURL(/panel=0/)
  await expect(panel.getByRole('button', { name: 'Reset' })).toBeHidden()
})

test('a fault can be injected, survives a reload and is removed', async ({ page }) => {
  await page.goto(`${demo.url}/?connector=36351`)
  await page.getByRole('combobox', { name: 'What goes wrong' }).selectOption('Every credential is rejected')
  await expect(page).toHaveURL(/fault=rejected/)
  await page.goto(`${demo.url}/?connector=36351&fault=signedOut`)
  await page.getByRole('button', { name: /^Sign in to/ }).click()
  await expect(page.getByLabel('Private API key', { exact: true })).toBeEditable()
  await expect(page).toHaveURL(/connector=36351$/)
})

test('the list shows an error, and loads with Try again', async ({ page }) => {
  const removeFault = demo.fake.fail({ path: '/v1.0/account/connectors', status: 500 })
  await page.goto(demo.url)
  await expect(page.getByRole('alert')).toContainText('can’t be loaded')
  removeFault()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('link', { name: 'Sticky', exact: true })).toBeVisible()
})

const PAGES = { 'the list': '', 'two wizards, right to left': '&connector=36314&also=36306&dir=rtl' }
/** Half of them in the gate. */
const isChecked = (name: string, scheme: string) => isFull || (name === 'the list') === (scheme === 'light')

for (const [name, query] of Object.entries(PAGES)) {
  for (const look of LOOKS) {
    for (const scheme of ['light', 'dark'].filter((one) => isChecked(name, one))) {
      test(`${name} in ${look}, ${scheme}: has no axe violations and fits into 320 pixels`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' })
        await page.goto(`${demo.url}/?look=${look}&scheme=${scheme}${query}`)
        await expect(page.locator('.tile a, .caw-root').first()).toBeVisible()
        await expect(page.locator('[data-state="loading"]')).toHaveCount(0)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        await page.setViewportSize({ width: 320, height: 700 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      })
    }
  }
}

test('nothing of a page moves by more than browsers call good while it loads, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 })
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const moved = 'value' in entry && typeof entry.value === 'number' ? entry.value : 0
        document.documentElement.dataset['moved'] = String(
          Number(document.documentElement.dataset['moved'] ?? 0) + moved,
        )
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of ['/', '/?connector=36301']) {
    await page.goto(demo.url + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[data-state=loading], [aria-busy=true]')).toHaveCount(0)
    const moved = await page.evaluate(() => Number(document.documentElement.dataset['moved'] ?? 0))
    expect(moved).toBeLessThan(0.1)
  }
})
