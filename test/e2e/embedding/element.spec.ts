import type { Page } from '@playwright/test'
import { connector, METHOD } from '../../react/connectors.js'
import { allow, connected, continueTo } from '../oauth/testSite/signIn.js'
import { expect, test } from '../oauth/testSite/test.js'
import { elementPage, events, POLICY } from './elementPage.js'
import { HARBOR, KEY } from './harbor.js'

const one = ([id = '']: readonly string[]) =>
  `<connector-auth-wizard id="first" account-connector-id="${id}" can-exit></connector-auth-wizard>`

test('the script file connects with a key under the strictest policy, and dispatches events to the document', async ({
  page: browser,
  startSite,
}) => {
  const violations = await violationsOf(browser)
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain: elementPage(one) })
  await browser.goto(site.url)
  await browser.getByRole('radio', { name: 'Use an API key' }).check({ force: true })
  await browser.getByRole('button', { name: 'Continue' }).click()
  await expect(browser.getByRole('button', { name: 'Continue' })).toHaveCSS('background-color', 'rgb(0, 96, 0)')
  await browser.getByLabel('Workspace').pressSequentially('north')
  await browser.getByLabel('Workspace').press('Control+k')
  // A shortcut of the page such as "n" would take letters: outside they do not come from an input.
  await expect(browser.locator('#keys')).toHaveText('Control k ')
  await browser.getByRole('radio', { name: 'Small' }).check({ force: true })
  await browser.getByLabel('Certificate', { exact: true }).fill('line one')
  await browser.getByRole('button', { name: 'Continue' }).click()
  await browser.getByLabel('API key', { exact: true }).fill(KEY)
  await browser.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(browser.getByRole('heading', { name: 'Harbor is set up' })).toBeVisible()
  expect(site.fake.find(site.id).authValue).toBe(KEY)

  await browser.getByRole('button', { name: 'Done' }).click()
  await expect(events(browser)).toContainText([
    'caw-event first opened',
    'caw-dirtychange first true',
    'caw-dirtychange first false',
    'caw-success first',
    'caw-exit first done',
  ])
  expect(await browser.locator('#events').innerText()).not.toMatch(/^(error|close)/m)
  expect(await violations()).toEqual([])
})

test('the script file signs in through a window under the strictest policy, and in German from the file beside it', async ({
  page: browser,
  startSite,
}) => {
  const violations = await violationsOf(browser)
  const site = await startSite({ plain: elementPage(one) })
  await browser.goto(site.url)
  const popup = await continueTo(browser)
  await allow(popup).click()
  await expect(connected(browser)).toBeVisible()
  await expect(events(browser).filter({ hasText: 'caw-success' })).toHaveCount(1)

  await browser.locator('#first').evaluate((element) => element.setAttribute('locale', 'de'))
  await expect(browser.getByRole('heading', { name: /ist verbunden/ })).toBeVisible()
  expect(await violations()).toEqual([])
})

test('the element of a bundler connects a checklist, with its chunks, under the strictest policy', async ({
  page: browser,
  startSite,
}) => {
  const violations = await violationsOf(browser)
  const library = [connector('Quay', [METHOD.apiKey])]
  const site = await startSite({
    library,
    connectors: ['Quay'],
    packed: true,
    hostPage: new URL('./bundledElement.ts', import.meta.url),
    headers: { 'Content-Security-Policy': POLICY },
  })
  await browser.goto(site.url)
  await browser.getByRole('button', { name: 'Connect Quay' }).click()
  await browser.getByLabel('API key', { exact: true }).fill(KEY)
  await browser.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(browser.getByText('caw-complete 1 of 1')).toBeVisible()
  await expect(browser.getByText('caw-event connected')).toBeVisible()
  expect(site.fake.find(site.id).authValue).toBe(KEY)
  expect(await violations()).toEqual([])
})

test('the component connects under the strictest policy', async ({ page: browser, startSite }) => {
  const violations = await violationsOf(browser)
  const site = await startSite({ packed: true, headers: { 'Content-Security-Policy': POLICY } })
  await browser.goto(site.url)
  const popup = await continueTo(browser)
  await allow(popup).click()
  await expect(connected(browser)).toBeVisible()
  expect(await violations()).toEqual([])
})

/** The violations of the policy so far, and what the console says of it. */
async function violationsOf(browser: Page): Promise<() => Promise<readonly string[]>> {
  const logged: string[] = []
  browser.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) logged.push(message.text())
  })
  browser.on('pageerror', ({ message }) => logged.push(message))
  await browser.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { violations: seen })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      seen.push(`${violatedDirective} ${blockedURI}`)
    })
  })
  return async () => [...logged, ...(await browser.evaluate<string[]>('violations'))]
}
