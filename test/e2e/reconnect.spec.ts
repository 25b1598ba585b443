import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { openConnector, test } from './fixtures.js'

test('a connection that stops working is reported by Cyclr, shown as such, and reconnected', async ({
  page,
  guided,
}) => {
  const { fake, url } = guided
  fake.reset()
  const id = fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id ?? 0
  fake.authenticate(id, 'the first key')
  await openConnector(page, guided, id)
  await expect(page.locator('.caw-root')).toHaveAttribute('data-state', 'connected')
  await page.getByRole('button', { name: 'Developer panel' }).click()
  await page.getByRole('button', { name: 'Break this connection' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Sticky again' })).toBeVisible()

  await page.goto(`${url}/?panel=0`)
  const tile = page.getByRole('listitem').filter({ hasText: 'Sticky' })
  await expect(tile).toContainText('Needs attention')
  await tile.getByRole('link').click()
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await page.getByLabel('Private API key', { exact: true }).fill('the second key')
  await page.getByRole('button', { name: 'Replace key' }).click()
  await expect(page.locator('.caw-root')).toHaveAttribute('data-state', 'success')
  await page.goto(`${url}/?panel=0`)
  await expect(tile).toContainText('Connected')
  expect(fake.find(id).authValue).toBe('the second key')
})
