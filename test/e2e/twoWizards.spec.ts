import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { test } from './fixtures.js'

test('two wizards on one page, both with an open sign-in, each receive their own result', async ({ page, guided }) => {
  guided.fake.reset()
  const idOf = (name: string) => guided.fake.installed({ name, accountId: ACCOUNT })[0]?.id ?? 0
  const [first, second] = [idOf('Asana'), idOf('Salesloft')]
  await page.goto(`${guided.url}/?connector=${first}&also=${second}&panel=0`)
  const wizards = page.locator('.caw-root')
  await expect(wizards).toHaveCount(2)

  const open = async (index: number) => {
    const opening = page.waitForEvent('popup')
    await wizards
      .nth(index)
      .getByRole('button', { name: /^Continue to/ })
      .click()
    return opening
  }
  const popups = [await open(0), await open(1)]
  for (const wizard of await wizards.all()) await expect(wizard).toContainText('Finish signing in')

  await popups[1]?.getByRole('button', { name: 'Allow' }).click()
  await expect(wizards.nth(1)).toHaveAttribute('data-state', 'success')
  await expect(wizards.nth(0)).toHaveAttribute('data-state', 'oauth')
  expect(guided.fake.find(first).authenticated).toBe(false)

  await popups[0]?.getByRole('button', { name: 'Allow' }).click()
  await expect(wizards.nth(0)).toHaveAttribute('data-state', 'success')
})
