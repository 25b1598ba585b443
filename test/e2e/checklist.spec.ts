import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { startDemo } from '../../demo/server/startDemo.js'
import { ACCOUNT, connectorLibrary, createFakeCyclr } from '../../src/testing.js'
import { driveByKeyboard } from './driveByKeyboard.js'
import { test } from './fixtures.js'
import { type Plan, planFor } from './plan.js'

const HUNDRED = '0b3f4a52-6f0d-4a6e-9d5b-2f6c1d7e8a90'
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

test('of a hundred rows, loaded with one request, only the one that changes is touched, and the focus stays', async ({
  page,
  context,
}) => {
  const jotForm = connectorLibrary.find(({ name }) => name === 'JotForm')
  if (!jotForm) throw new Error('There is no connector "JotForm"')
  const connectors = Array.from({ length: 100 }, (_, at) => ({ ...jotForm, name: `App ${at + 1}` }))
  const fake = createFakeCyclr({ connectors })
  const demo = await startDemo({ fake, logger: QUIET })
  const ids = fake.installed({ accountId: ACCOUNT }).map(({ id }) => String(id))
  fake.cycles.set(HUNDRED, { name: 'A hundred apps', connectors: ids })
  const lists: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith(`/cycles/${HUNDRED}/connectors`)) lists.push(request.url())
  })
  await page.goto(`${demo.url}/?workflow=${HUNDRED}&panel=0`)
  const rows = page.locator('.caw-root').getByRole('listitem')
  await expect(rows).toHaveCount(100)
  expect(lists).toHaveLength(1)

  await rows.nth(98).getByRole('button').focus()
  const touched = await page.evaluateHandle(() => {
    const items = [...document.querySelectorAll('.caw-rows > li')]
    const seen = new Set<number>()
    const note = ({ target }: MutationRecord) => {
      const at = items.findIndex((item) => item.contains(target))
      if (at >= 0) seen.add(at)
    }
    const observer = new MutationObserver((records) => records.forEach(note))
    const list = document.querySelector('.caw-rows')
    if (list) observer.observe(list, { subtree: true, childList: true, attributes: true, characterData: true })
    return seen
  })
  const other = await context.newPage()
  await other.goto(`${demo.url}/?connector=${ids[49]}&panel=0`)
  await driveByKeyboard(other, planOf('JotForm', false))
  await expect(rows.nth(49)).toContainText('Connected')
  expect(await touched.evaluate((seen) => [...seen])).toEqual([49])
  expect(lists).toHaveLength(2)
  await expect(rows.nth(98).getByRole('button')).toBeFocused()
  await demo.close()
})

test('the icons of the list are drawn within their boxes', async ({ page, guided }) => {
  await page.goto(`${guided.url}/states/queue-problem`)
  await expect(page.locator('.caw-status[data-status="connected"] svg')).toHaveCount(3)
  const outside = await page.locator('.caw-root svg path').evaluateAll((paths) =>
    paths.flatMap((path) => {
      if (!(path instanceof SVGPathElement) || !path.ownerSVGElement) return ['no path']
      const { x, y, width, height } = path.getBBox()
      const box = path.ownerSVGElement.viewBox.baseVal
      const isInside = x >= 0 && y >= 0 && x + width <= box.width && y + height <= box.height
      return isInside ? [] : [path.getAttribute('d')]
    }),
  )
  expect(outside).toEqual([])
})

test('the list has no axe violations, in light, dark and from right to left, and fits a phone of 320 px', async ({
  page,
  guided,
}) => {
  guided.fake.reset()
  // Text that fades in has less contrast until it is there.
  await page.emulateMedia({ reducedMotion: 'reduce' })
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

const noop = () => undefined
const QUIET = { info: noop, warn: noop, error: noop }

function planOf(name: string, guided = true): Plan {
  const connector = connectorLibrary.find((one) => one.name === name)
  const method = connector?.authentication[0]
  if (!connector || !method) throw new Error(`There is no connector "${name}"`)
  return planFor(connector, method, { guided, optional: true })
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
