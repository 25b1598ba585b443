import type { Page } from '@playwright/test'
import { expect, test } from '../oauth/testSite/test.js'
import { HARBOR, HOST_FORMS, KEY } from './harbor.js'

test('A1: no form of the host around the wizard is submitted by Enter or by a button of the wizard', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], hostPage: HOST_FORMS })
  for (const host of ['react', 'post', 'portal', 'page']) {
    await test.step(host, async () => {
      site.fake.reset()
      const address = `${site.url}&host=${host}`
      await page.goto(address)
      await connect(page, host === 'post' ? 'click' : 'Enter')
      await expect(page.getByRole('heading', { name: 'Harbor is set up' })).toBeVisible()

      expect(page.url()).toBe(address)
      expect(await page.evaluate(() => document.body.dataset['events'] ?? '')).toBe('')
      expect(site.fake.find(site.id).authValue).toBe(KEY)
      const stored = site.fake.properties(site.id).map(({ Name, Value }) => [Name, Value])
      const expected = { Workspace: 'north', Plan: 'Small', Certificate: 'line one\nline two', Archive: 'true' }
      expect(Object.fromEntries(stored)).toEqual(expected)
    })
  }
})

/** Presses Enter in every kind of input on the way, and on buttons. */
async function connect(page: Page, end: 'click' | 'Enter'): Promise<void> {
  await page.getByRole('radio', { name: 'Use an API key' }).press('Enter')
  // By the label, which Playwright clicks once it has stopped moving.
  await page.locator('label', { hasText: 'Small' }).click()
  await expect(page.getByRole('radio', { name: 'Small' })).toBeChecked()
  await page.getByLabel('Certificate', { exact: true }).press('Enter')
  const buffer = Buffer.from('line one\nline two')
  await page.locator('input[type=file]').setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer })
  await page.locator('summary').press('Enter')
  await page.getByRole('switch', { name: 'Archive' }).check({ force: true })
  await page.getByLabel('Zone').press('Enter')
  await page.getByRole('switch', { name: 'Archive' }).press('Enter')
  await expect(page.getByText('Enter the workspace')).toBeVisible()
  expect(await ownedByHost(page)).toEqual([])
  await page.getByLabel('Workspace').fill('north')
  await page.getByLabel('Workspace').press('Enter')

  const key = page.getByLabel('API key', { exact: true })
  await key.fill(KEY)
  await page.getByRole('button', { name: 'Show API key' }).press('Enter')
  expect(await ownedByHost(page)).toEqual([])
  if (end === 'click') await page.getByRole('button', { name: 'Connect', exact: true }).click()
  else await key.press('Enter')
}

/** The fields of the wizard that a form of the host would send. */
function ownedByHost(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('form')].flatMap((form) =>
      [...form.elements].filter((field) => field.closest('.caw-root')).map(({ outerHTML }) => outerHTML),
    ),
  )
}
