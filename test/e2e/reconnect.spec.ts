import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { test } from './fixtures.js'

test('a connection that stops working is reported by Cyclr, shown as such, and reconnected', async ({
  page,
  guided,
}) => {
  const { fake, url } = guided
  fake.reset()
  const id = fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id ?? 0
  fake.authenticate(id, 'the first key')
  await page.goto(`${url}/?connector=${id}`)
  await expect(page.locator('.caw-root')).toHaveAttribute('data-state', 'connected')
  const breakIt = page.getByRole('button', { name: 'Break this connection' })
  // A list that was read by a test just before is shared for two seconds.
  await expect(async () => {
    await page.reload()
    await expect(breakIt).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await breakIt.click()
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
