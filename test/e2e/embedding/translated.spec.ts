import type { Page } from '@playwright/test'
import { startTranslator } from '../../react/startTranslator.js'
import { expect, test } from '../oauth/testSite/test.js'
import { HARBOR, HOST_FORMS, KEY } from './harbor.js'

test('A2: a translated page shows the same words as the original, and stays in one piece', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], hostPage: HOST_FORMS })
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  const stories: string[][] = []
  for (const translated of [false, true]) {
    site.fake.reset()
    await page.goto(site.url)
    if (translated) await page.evaluate(`(${startTranslator.toString()})(document)`)
    stories.push(await readWhileConnecting(page))
    expect((await page.locator('.caw-root font').count()) > 0).toBe(translated)
  }
  expect(errors).toEqual([])
  expect(stories[1]).toEqual(stories[0])
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
})

/** What the user sees at each moment on the way from the first screen to success. */
async function readWhileConnecting(page: Page): Promise<string[]> {
  const body = page.locator('.caw-body-wrap')
  const read: string[] = []
  const sees = async (words: string) => {
    await expect(body).toContainText(words)
    read.push(await body.innerText())
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await sees('How do you want to connect?')
  await press('Continue')
  await sees('Tell us about your Harbor account')
  await press('Continue')
  await sees('3 settings need attention')
  await page.getByLabel('Workspace').fill('north')
  await page.getByRole('radio', { name: 'Small' }).check({ force: true })
  await page.getByLabel('Certificate', { exact: true }).fill('line one')
  await sees('Certificate')
  await press('Continue')
  await sees('Paste your Harbor API key')
  await press('Back')
  await sees('Tell us about your Harbor account')
  await press('Continue')
  await page.getByLabel('API key', { exact: true }).fill(KEY)
  await press('Connect')
  await sees('Harbor is set up')
  return read
}
