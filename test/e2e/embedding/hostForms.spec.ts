import type { Page } from '@playwright/test'
import { connector, METHOD, optional, parameter } from '../../react/connectors.js'
import type { TestSite } from '../oauth/testSite/startTestSite.js'
import { expect, test } from '../oauth/testSite/test.js'

const KEY = 'hb_live_0123456789abcdef'
const HARBOR = connector(
  'Harbor',
  [METHOD.apiKey, METHOD.basic],
  [
    parameter('Workspace'),
    parameter('Plan', { Values: ['Small', 'Large'] }),
    parameter('Certificate', { IsSensitive: true, IsMultiline: true }),
    optional('Archive', { Values: ['true', 'false'] }),
  ],
)
const HOST_PAGE = new URL('./hostForms.tsx', import.meta.url)

test.describe('A form of the host around the wizard', () => {
  for (const host of ['react', 'post', 'portal', 'page']) {
    test(`A1: is not submitted by Enter or a button of the wizard (${host})`, async ({ page, startSite }) => {
      const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], hostPage: HOST_PAGE })
      const address = `${site.url}&host=${host}`
      await page.goto(address)

      await page.getByRole('radio', { name: 'Use an API key' }).press('Enter')
      await page.getByLabel('Workspace').fill('north')
      await page.getByRole('radio', { name: 'Small' }).check({ force: true })
      await page.getByLabel('Certificate', { exact: true }).fill('line one')
      await page.getByLabel('Certificate', { exact: true }).press('Enter')
      await page.locator('input[type=file]').setInputFiles({
        name: 'key.pem',
        mimeType: 'text/plain',
        buffer: Buffer.from('line one\nline two'),
      })
      await page.locator('summary').press('Enter')
      await page.getByRole('switch', { name: 'Archive' }).check({ force: true })
      expect(await ownedByHost(page)).toEqual([])
      await page.getByRole('switch', { name: 'Archive' }).press('Enter')

      const key = page.getByLabel('API key', { exact: true })
      await key.fill('wrong')
      await page.getByRole('button', { name: 'Show API key' }).press('Enter')
      await key.fill(KEY)
      if (host === 'react') await page.getByRole('button', { name: 'Connect', exact: true }).click()
      else await key.press('Enter')
      await expect(page.getByRole('heading', { name: 'Harbor is set up' })).toBeVisible()

      expect(page.url()).toBe(address)
      expect(await page.evaluate(() => document.body.dataset['events'] ?? '')).toBe('')
      expect(site.fake.find(site.id).authValue).toBe(KEY)
      expect(stored(site)).toMatchObject({ Workspace: 'north', Certificate: 'line one\nline two', Archive: 'true' })
    })
  }
})

/** The fields of the wizard that a form of the host would send. */
function ownedByHost(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('form')].flatMap((form) =>
      [...form.elements].filter((field) => field.closest('.caw-root')).map(({ outerHTML }) => outerHTML),
    ),
  )
}

function stored({ fake, id }: TestSite): Record<string, string> {
  return Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
}
