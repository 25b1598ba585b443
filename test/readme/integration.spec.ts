import { blockSignInWindows, fakeCyclrConfig } from 'connector-auth-wizard/testing'
import { expect, test } from './app.js' // yours: starts your application with fakeCyclrConfig() for each test

const PAGE = '/?connector=36308'

test.beforeEach(() => fakeCyclrConfig().fake.reset())

test('the user signs in to Asana in a window', async ({ page }) => {
  await page.goto(PAGE)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Continue to Asana' }).click()
  await (await opened).getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('heading', { name: 'Asana is connected' })).toBeVisible()
})

test('the user declines', async ({ page }) => {
  fakeCyclrConfig({ scenario: 'declined' })
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Continue to Asana' }).click()
  await expect(page.getByRole('heading', { name: /give access/ })).toBeVisible()
})

test("the provider's page cuts its window off", async ({ page }) => {
  fakeCyclrConfig({ scenario: 'coop-provider' })
  await page.goto(PAGE)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Continue to Asana' }).click()
  await (await opened).getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('heading', { name: 'Asana is connected' })).toBeVisible()
})

test('the browser blocks the window', async ({ page }) => {
  await page.addInitScript(blockSignInWindows)
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Continue to Asana' }).click()
  await expect(page.getByRole('heading', { name: 'Your browser blocked the window' })).toBeVisible()
})
