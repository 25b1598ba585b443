import { expect, type Locator, type Page } from '@playwright/test'
import { startDemo } from '../../demo/server/startDemo.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD, parameter } from '../react/connectors.js'
import { test as base, openConnector } from './fixtures.js'

const noop = () => undefined
const many = (count: number) => Array.from({ length: count }, (_, index) => `Town ${String(index).padStart(3, '0')}`)

const PARAMETERS = [
  parameter('Region', { Values: ['EU', 'US'] }),
  parameter('Town', { Values: [...many(18), 'Kelmouth', 'Quarrel'] }),
  parameter('Depot', { Values: [...many(298), 'Kelmouth', 'Zinnia'] }),
]

type Stage = { page: Page; wizard: Locator; stored: () => Record<string, string> }

const test = base.extend<{ stage: Stage }>({
  stage: async ({ page }, provide) => {
    const fake = createFakeCyclr({ connectors: [connector('Deskfern', [METHOD.apiKey], PARAMETERS)] })
    const demo = await startDemo({ fake, verify: false, logger: { info: noop, warn: noop, error: noop } })
    const id = fake.installed({ accountId: ACCOUNT })[0]?.id ?? 0
    await openConnector(page, demo, id)
    const stored = () => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
    await provide({ page, wizard: page.locator('.caw-root'), stored })
    await demo.close()
  },
})

test('B6: 20 and 300 choices are native lists that find a choice by its first letters, all by keyboard', async ({
  stage,
}) => {
  const { page, wizard, stored } = stage
  const town = wizard.getByLabel('Town')
  const depot = wizard.getByLabel('Depot')
  await expect(depot.locator('option')).toHaveCount(302)
  await expect(wizard.locator('datalist')).toHaveCount(0)
  await wizard.getByRole('radio', { name: 'EU' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await expect(wizard.getByRole('button', { name: /^Another value…\s*Region$/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(town).toBeFocused()
  await page.keyboard.type('qua')
  await expect(town).toHaveValue('Quarrel')
  await page.keyboard.press('Tab')
  await expect(depot).toBeFocused()
  await page.keyboard.type('zin')
  await expect(depot).toHaveValue('Zinnia')

  // The last option changes the list into an input, and back with the earlier choice.
  await page.keyboard.press('End')
  await expect(wizard.getByRole('textbox', { name: 'Depot' })).toBeFocused()
  await page.keyboard.type('Elsewhere')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(depot).toBeFocused()
  await expect(depot).toHaveValue('Zinnia')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByRole('textbox', { name: 'API key' })).toBeVisible()
  expect(stored()).toEqual({ Region: 'EU', Town: 'Quarrel', Depot: 'Zinnia' })
})
