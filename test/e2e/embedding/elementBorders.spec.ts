import type { Page } from '@playwright/test'
import { connector, METHOD } from '../../react/connectors.js'
import type { PlainPage } from '../oauth/testSite/plainDocument.js'
import type { TestSite, TestSiteOptions } from '../oauth/testSite/startTestSite.js'
import { expect, test } from '../oauth/testSite/test.js'
import { resourcesOf, trackResources } from '../oauth/testSite/trackResources.js'
import { isFull } from '../plan.js'
import { elementPage } from './elementPage.js'
import { HARBOR, KEY } from './harbor.js'

const ODD = connector('Odd', [METHOD.unknown])
const QUAY = connector('Quay', [METHOD.apiKey])

const wizard = (content = '', more = '') =>
  elementPage(
    ([id]) => `<connector-auth-wizard account-connector-id="${id}" ${more}>${content}</connector-auth-wizard>`,
  )

type StartSite = (options?: TestSiteOptions) => Promise<TestSite>

async function open(browser: Page, startSite: StartSite, library = QUAY, plain: PlainPage = wizard()) {
  const site = await startSite({ library: [library], connectors: [library.name], plain })
  await browser.goto(site.url)
  return {
    site,
    element: browser.locator('connector-auth-wizard'),
    key: browser.getByLabel('API key', { exact: true }),
  }
}

test('the page hears what is typed in the content of the slot', async ({ page: browser, startSite }) => {
  const content = '<label slot="unsupported">Your question <input></label>'
  const { element } = await open(browser, startSite, ODD, wizard(content))
  const heard = await listen(browser)
  await element.getByLabel('Your question').pressSequentially('a')
  await element.getByLabel('Your question').press('Enter')
  expect(await heard()).toEqual(['keydown a', 'input', 'keydown Enter', 'change'])
})

test('the page hears nothing of what is typed and edited in the wizard, but shortcuts, Tab and Escape', async ({
  page: browser,
  startSite,
}) => {
  const { key } = await open(browser, startSite)
  const heard = await listen(browser)
  await key.pressSequentially('abc')
  const editing = ['Control+a', 'Control+x', 'Control+v', 'Control+z', 'Backspace', 'Delete', 'Home', 'ArrowLeft']
  for (const one of editing) await key.press(one)
  for (const one of ['Control+k', 'Escape', 'Tab']) await key.press(one)
  expect((await heard()).filter((one) => one !== 'keydown Control')).toEqual([
    'keydown k',
    'keydown Escape',
    'keydown Tab',
  ])
})

test('keeps the style sheets that the page adopted to its root', async ({ page: browser, startSite }) => {
  const { element, key } = await open(browser, startSite)
  await expect(key).toBeVisible()
  await element.evaluate((node) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.caw-title { letter-spacing: 5px !important }')
    node.shadowRoot?.adoptedStyleSheets.push(sheet)
  })
  const title = element.getByRole('heading', { name: /key/i })
  await expect(title).toHaveCSS('letter-spacing', '5px')
  await element.evaluate((node) => document.getElementById('there')?.append(node))
  await expect(title).toHaveCSS('letter-spacing', '5px')
  expect(await element.evaluate((node) => node.shadowRoot?.adoptedStyleSheets.length)).toBe(2)
})

test('renders nothing in a document without a window, and goes on in the page', async ({
  page: browser,
  startSite,
}) => {
  const errors: string[] = []
  browser.on('pageerror', ({ message }) => errors.push(message))
  const { site, element, key } = await open(browser, startSite)
  await expect(key).toBeVisible()
  const before = site.requests.length
  const rendered = await element.evaluate(async (node) => {
    const parked = document.implementation.createHTMLDocument()
    parked.body.append(node)
    await new Promise((resolve) => setTimeout(resolve))
    Object.assign(globalThis, { parked })
    return node.shadowRoot?.childElementCount
  })
  expect(rendered).toBe(0)
  expect(site.requests).toHaveLength(before)
  await browser.evaluate(() => {
    const node = Object(globalThis).parked.querySelector('connector-auth-wizard')
    document.getElementById('there')?.append(node)
  })
  await expect(key).toBeVisible()
  await expect(element.locator('.caw-card')).toHaveCSS('border-radius', /px/)
  expect(errors).toEqual([])
})

test('has its styles and keeps what is typed in a frame of the page, too', async ({ page: browser, startSite }) => {
  const { element, key } = await open(browser, startSite)
  await expect(key).toBeVisible()
  const button = element.getByRole('button', { name: 'Connect', exact: true })
  const height = await button.evaluate((node) => getComputedStyle(node).minHeight)
  await browser.evaluate(() => document.body.append(document.createElement('iframe')))
  await element.evaluate((node) => {
    const frame = document.querySelector('iframe')
    frame?.contentDocument?.body.append(node)
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    for (const name of ['keydown', 'input'])
      frame?.contentDocument?.addEventListener(name, ({ type }) => heard.push(type))
  })
  const frame = browser.frameLocator('iframe')
  const moved = frame.getByLabel('API key', { exact: true })
  await moved.pressSequentially(KEY)
  expect(await browser.evaluate('heard')).toEqual([])
  const there = frame.getByRole('button', { name: 'Connect', exact: true })
  await expect(there).toHaveCSS('min-height', height)
})

/** What leads to each event. */
const EVENTS: Readonly<Record<string, (browser: Page) => Promise<void>>> = {
  'caw-dirtychange': (browser) => browser.getByLabel('API key', { exact: true }).fill(KEY),
  'caw-event': (browser) => connectWithKey(browser),
  'caw-success': (browser) => connectWithKey(browser),
  'caw-exit': (browser) => browser.getByRole('button', { name: 'Close', exact: true }).click(),
}

for (const [name, act] of Object.entries(EVENTS)) {
  test(`can be removed by a listener of ${name}`, async ({ page: browser, startSite }) => {
    const errors: string[] = []
    browser.on('pageerror', ({ message }) => errors.push(message))
    browser.on('console', (message) => {
      // The page has no icon.
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text())
    })
    const { element, key } = await open(browser, startSite, QUAY, wizard('', 'can-exit'))
    await expect(key).toBeVisible()
    await browser.evaluate((name) => {
      document.addEventListener(name, ({ target }) => {
        if (target instanceof Element) target.remove()
      })
    }, name)
    await act(browser)
    await expect(element).toHaveCount(0)
    expect(errors).toEqual([])
  })
}

/** A leak shows with ten as well. */
const REMOVED = isFull ? 50 : 10

async function connectWithKey(browser: Page): Promise<void> {
  await browser.getByLabel('API key', { exact: true }).fill(KEY)
  await browser.getByRole('button', { name: 'Connect', exact: true }).click()
}

for (const tag of ['connector-auth-wizard', 'connector-auth-checklist'] as const) {
  test(`<${tag}>: ${REMOVED} that were added and removed are released`, async ({ page: browser, startSite }) => {
    const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain: elementPage(() => '') })
    await browser.goto(site.url)
    await addAndRemove(browser, tag, site.id, REMOVED)
    await expect
      .poll(async () => {
        await browser.requestGC()
        return browser.evaluate(() => {
          const { references }: { references: readonly WeakRef<Element>[] } = Object(globalThis)
          return references.filter((reference) => reference.deref() !== undefined).length
        })
      })
      .toBe(0)
  })

  test(`<${tag}>: leaves no listener, timer or channel behind`, async ({ page: browser, startSite }) => {
    await trackResources(browser)
    const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain: elementPage(() => '') })
    await browser.goto(site.url)
    const before = await resourcesOf(browser)
    await addAndRemove(browser, tag, site.id, 3)
    expect(await resourcesOf(browser)).toEqual(before)
  })
}

/** Returns what of typing and editing has reached the document. */
async function listen(browser: Page): Promise<() => Promise<readonly string[]>> {
  await browser.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    for (const name of ['keydown', 'input', 'change', 'copy', 'cut', 'paste']) {
      document.addEventListener(name, (event) => {
        heard.push(event instanceof KeyboardEvent ? `${name} ${event.key}` : name)
      })
    }
  })
  return () => browser.evaluate<string[]>('heard')
}

async function addAndRemove(browser: Page, tag: string, id: string, times: number): Promise<void> {
  await browser.evaluate(
    async ([tag, id, times]) => {
      await customElements.whenDefined(tag)
      const references: WeakRef<Element>[] = []
      for (let time = 0; time < times; time += 1) {
        const element = document.createElement(tag)
        element.setAttribute('account-connector-id', id)
        element.setAttribute('account-connector-ids', id)
        document.getElementById('here')?.append(element)
        while (!element.shadowRoot?.querySelector('button')) await new Promise((resolve) => setTimeout(resolve, 5))
        element.shadowRoot.querySelector('button')?.focus()
        element.remove()
        await new Promise((resolve) => setTimeout(resolve))
        references.push(new WeakRef(element))
      }
      Object.assign(globalThis, { references })
    },
    [tag, id, times] as const,
  )
}
