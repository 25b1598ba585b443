import type { Page } from '@playwright/test'
import { connector, METHOD } from '../../react/connectors.js'
import { allow, connected, continueTo } from '../oauth/testSite/signIn.js'
import { expect, test } from '../oauth/testSite/test.js'
import { HARBOR, KEY } from './harbor.js'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'"

/** Shows each event that reaches the document, by its name and what it came from. */
const LISTENER = `
const names = ['caw-success', 'caw-exit', 'caw-error', 'caw-event', 'caw-disconnect', 'caw-change', 'caw-complete', 'caw-dirtychange', 'error', 'close']
for (const name of names) document.addEventListener(name, ({ target, detail }) => {
  const line = document.createElement('li')
  line.textContent = [name, target.id, detail?.name ?? detail?.reason ?? (typeof detail === 'boolean' ? detail : '')].join(' ')
  document.getElementById('events').append(line)
})`

/** What the page outside sees of the keyboard. */
const KEYS = `
document.addEventListener('keydown', ({ key }) => { document.getElementById('keys').textContent += key + ' ' })`

const page = (elements: (ids: readonly string[]) => string, script = '') => ({
  policy: POLICY,
  files: { '/page.js': LISTENER + KEYS + script, '/page.css': 'connector-auth-wizard { --caw-accent: rgb(0, 96, 0) }' },
  body: (ids: readonly string[]) =>
    `<link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script><div id="here">${elements(ids)}</div><div id="there"></div><ul id="events"></ul><output id="keys"></output>
<script type="module" src="/dist/script.js"></script>`,
})

const one = ([id = '']: readonly string[]) =>
  `<connector-auth-wizard id="first" account-connector-id="${id}" can-exit></connector-auth-wizard>`

const two = (ids: readonly string[]) =>
  ids
    .map((id, at) => `<connector-auth-wizard id="w${at}" account-connector-id="${id}"></connector-auth-wizard>`)
    .join('')

const slotted = ([id]: readonly string[]) =>
  `<connector-auth-wizard account-connector-id="${id}"><p slot="unsupported">Write to Acme</p></connector-auth-wizard>`

test('the script file connects with a key under the strictest policy, and dispatches events to the document', async ({
  page: browser,
  startSite,
}) => {
  const violations = await violationsOf(browser)
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain: page(one) })
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
  const site = await startSite({ plain: page(one) })
  await browser.goto(site.url)
  const popup = await continueTo(browser)
  await allow(popup).click()
  await expect(connected(browser)).toBeVisible()
  await expect(events(browser).filter({ hasText: 'caw-success' })).toHaveCount(1)

  await browser.locator('#first').evaluate((element) => element.setAttribute('locale', 'de'))
  await expect(browser.getByRole('heading', { name: /ist verbunden/ })).toBeVisible()
  expect(await violations()).toEqual([])
})

test('an element keeps its state when it is moved, starts anew when it is put back, and stands beside others', async ({
  page: browser,
  startSite,
}) => {
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor', 'Harbor'], plain: page(two) })
  await browser.goto(site.url)
  const first = browser.locator('#w0')
  const title = first.getByRole('heading', { name: 'Tell us about your Harbor account' })
  await first.getByRole('button', { name: 'Continue' }).click()
  await first.getByLabel('Workspace').fill('north')
  for (const how of ['append', 'moveBefore']) {
    await first.evaluate((element, method) => {
      const there = document.getElementById(element.parentElement?.id === 'here' ? 'there' : 'here')
      if (method === 'moveBefore' && there && 'moveBefore' in there) Object(there).moveBefore(element, null)
      else there?.append(element)
    }, how)
    await expect(title).toBeVisible()
    await expect(first.getByLabel('Workspace')).toHaveValue('north')
  }
  await expect(browser.locator('#w1').getByRole('heading', { name: 'How do you want to connect?' })).toBeVisible()

  await browser.evaluate(async () => {
    const element = document.getElementById('w0')
    element?.remove()
    await new Promise((resolve) => setTimeout(resolve, 50))
    Object.assign(globalThis, { removed: element?.shadowRoot?.childElementCount })
    if (element) document.getElementById('there')?.append(element)
  })
  expect(await browser.evaluate('removed')).toBe(0)
  await expect(first.getByRole('heading', { name: 'How do you want to connect?' })).toBeVisible()
})

test('an element takes properties that were set before its definition, and a definition that is there already', async ({
  page: browser,
  startSite,
}) => {
  const early = `
const element = document.createElement('connector-auth-wizard')
element.id = 'early'
element.messages = { 'card.label': 'Early words' }
element.headers = () => ({ 'X-Early': 'yes' })
element.accountConnectorId = document.body.dataset.connector
document.getElementById('here').append(element)`
  const plain = page(
    ([id]) => `<span id="id" hidden>${id}</span>`,
    early.replace('document.body.dataset.connector', "document.getElementById('id').textContent"),
  )
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain })
  const sent: (string | undefined)[] = []
  browser.on('request', (request) => {
    if (request.url().includes('/connectors/')) sent.push(request.headers()['x-early'])
  })
  await browser.goto(site.url)
  await expect(browser.getByRole('group', { name: 'Early words' })).toBeVisible()
  expect(sent).toEqual(['yes'])

  await browser.evaluate(() => import(`${location.origin}/dist/script.js?again`))
  await browser.locator('#early').evaluate((element) => element.setAttribute('locale', 'de'))
  await expect(browser.getByRole('heading', { name: 'Wie möchten Sie' })).toBeVisible()
  await browser.locator('#early').evaluate((element) => element.removeAttribute('locale'))
  await expect(browser.getByRole('heading', { name: 'How do you want to connect?' })).toBeVisible()
})

test('what the page puts in the slot is shown where a connector cannot be connected', async ({
  page: browser,
  startSite,
}) => {
  const library = [connector('Odd', [METHOD.unknown])]
  const site = await startSite({ library, connectors: ['Odd'], plain: page(slotted) })
  await browser.goto(site.url)
  await expect(browser.getByRole('heading', { name: /needs to set this one up/ })).toBeVisible()
  await expect(browser.getByText('Write to Acme')).toBeVisible()
  await browser.locator('connector-auth-wizard').evaluate((element) => element.replaceChildren())
  await expect(browser.getByText('Write to Acme')).toHaveCount(0)
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

const events = (browser: Page) => browser.locator('#events > li')
