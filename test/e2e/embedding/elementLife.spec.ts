import type { Locator, Page } from '@playwright/test'
import { connector, METHOD } from '../../react/connectors.js'
import { expect, test } from '../oauth/testSite/test.js'
import { elementPage } from './elementPage.js'
import { HARBOR, KEY } from './harbor.js'

const QUAY = connector('Quay', [METHOD.apiKey])
const ODD = connector('Odd', [METHOD.unknown])

/** What both elements have to do, each with one connector. */
const ELEMENTS = [
  {
    tag: 'connector-auth-wizard',
    attribute: 'account-connector-id',
    open: async () => undefined,
  },
  {
    tag: 'connector-auth-checklist',
    attribute: 'account-connector-ids',
    /** The wizard of its connector. */
    open: (element: Locator) => element.getByRole('button', { name: /^Connect / }).click(),
  },
] as const

for (const { tag, attribute, open } of ELEMENTS) {
  const html = (id: string | undefined, more = '') => `<${tag} ${attribute}="${id}" ${more}></${tag}>`
  const slotted = ([id]: readonly string[]) =>
    `<${tag} ${attribute}="${id}"><p slot="unsupported">Write to Acme</p></${tag}>`
  const two = (ids: readonly string[]) => ids.map((id, at) => html(id, `id="w${at}"`)).join('')

  /** To the settings, which have a step of their own. */
  const openSettings = async (element: Locator) => {
    await open(element)
    await element.getByRole('button', { name: 'Continue' }).click()
    await expect(settings(element)).toBeVisible()
  }

  test.describe(`<${tag}>`, () => {
    test('keeps its state when it is moved, starts anew when it is put back, and stands beside others', async ({
      page: browser,
      startSite,
    }) => {
      const site = await startSite({ library: [HARBOR, QUAY], connectors: ['Harbor', 'Quay'], plain: elementPage(two) })
      await browser.goto(site.url)
      const first = browser.locator('#w0')
      await openSettings(first)
      await first.getByLabel('Workspace').fill('north')
      for (const how of ['append', 'moveBefore'] as const) {
        await move(first, how)
        await expect(settings(first)).toBeVisible()
        await expect(first.getByLabel('Workspace')).toHaveValue('north')
      }

      const second = browser.locator('#w1')
      await open(second)
      await second.getByLabel('API key', { exact: true }).fill(KEY)
      await second.getByRole('button', { name: 'Connect', exact: true }).click()
      await expect.poll(() => site.fake.find(site.ids[1] ?? '').authValue).toBe(KEY)
      await expect(first.getByLabel('Workspace')).toHaveValue('north')

      expect(await remove(first)).toBe(0)
      await putBack(browser)
      await openSettings(first)
      await expect(first.getByLabel('Workspace')).toHaveValue('')
    })

    test('takes properties that were set before its definition, and a definition that is there already', async ({
      page: browser,
      startSite,
    }) => {
      const early = `
const element = document.querySelector('${tag}')
element.messages = { 'checklist.name': 'Early words', 'card.label': 'Early words' }
element.headers = () => ({ 'X-Early': 'yes' })
Object.assign(globalThis, { wasDefined: element.shadowRoot !== null })`
      const site = await startSite({
        library: [HARBOR],
        connectors: ['Harbor'],
        plain: elementPage(([id]) => html(id), early),
      })
      const sent: (string | undefined)[] = []
      browser.on('request', (request) => {
        if (/\/connectors\b/.test(request.url())) sent.push(request.headers()['x-early'])
      })
      await browser.goto(site.url)
      await expect(browser.getByRole('group', { name: 'Early words' })).toBeVisible()
      expect(await browser.evaluate('wasDefined')).toBe(false)
      expect(sent).toEqual(['yes'])

      await browser.evaluate(() => import(`${location.origin}/dist/script.js?again`))
      const root = browser.locator('.caw-root')
      const element = browser.locator(tag)
      await element.evaluate((node) => node.setAttribute('locale', 'de'))
      await expect(root).toHaveAttribute('lang', 'de')
      await element.evaluate((node) => node.removeAttribute('locale'))
      await expect(root).not.toHaveAttribute('lang', 'de')
    })

    test('takes properties that were set before its definition and before it was in the document', async ({
      page: browser,
      startSite,
    }) => {
      const early = `
const element = document.createElement('${tag}')
element.messages = { 'checklist.name': 'Early words', 'card.label': 'Early words' }
element.setAttribute('${attribute}', document.getElementById('id').textContent)
document.getElementById('here').append(element)`
      const plain = elementPage(([id]) => `<span id="id" hidden>${id}</span>`, early)
      const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain })
      await browser.goto(site.url)
      await expect(browser.getByRole('group', { name: 'Early words' })).toBeVisible()
    })

    test('shows another connector when its attribute changes', async ({ page: browser, startSite }) => {
      const plain = elementPage(([id]) => html(id))
      const site = await startSite({ library: [HARBOR, QUAY], connectors: ['Harbor', 'Quay'], plain })
      await browser.goto(site.url)
      const element = browser.locator(tag)
      await expect(element.getByText('Harbor').first()).toBeVisible()
      await element.evaluate(
        (node, [name, id]) => node.setAttribute(String(name), String(id)),
        [attribute, site.ids[1]],
      )
      await open(element)
      await expect(element.getByLabel('API key', { exact: true })).toBeVisible()
      await expect(element.getByText('Harbor')).toHaveCount(0)
    })

    test('shows what the page has in its slot where a connector cannot be connected, from when it is there', async ({
      page: browser,
      startSite,
    }) => {
      const site = await startSite({ library: [ODD], connectors: ['Odd'], plain: elementPage(slotted) })
      await browser.goto(site.url)
      const element = browser.locator(tag)
      const content = browser.getByText('Write to Acme')
      await open(element)
      await expect(element.getByRole('heading', { name: /needs to set this one up/ })).toBeVisible()
      await expect(content).toBeVisible()
      await element.evaluate((node) => node.replaceChildren())
      await expect(element.locator('slot')).toHaveCount(0)
      await element.evaluate((node) => {
        node.append(Object.assign(document.createElement('p'), { textContent: 'Write to Acme' }))
      })
      await expect(content).toBeHidden()
      await content.evaluate((node) => {
        node.slot = 'unsupported'
      })
      await expect(content).toBeVisible()
      await move(element, 'append')
      await expect(content).toBeVisible()
      await remove(element)
      await putBack(browser)
      await open(element)
      await expect(content).toBeVisible()
    })
  })
}

const settings = (element: Locator) => element.getByRole('heading', { name: 'Tell us about your Harbor account' })

/** To the other place of the page. */
async function move(element: Locator, how: 'append' | 'moveBefore'): Promise<void> {
  await element.evaluate((node, method) => {
    const there = document.getElementById(node.parentElement?.id === 'here' ? 'there' : 'here')
    if (method === 'moveBefore' && there && 'moveBefore' in there) Object(there).moveBefore(node, null)
    else there?.append(node)
  }, how)
}

/** Returns how much is left in its shadow root. */
async function remove(element: Locator): Promise<number | undefined> {
  return element.evaluate(async (node) => {
    node.remove()
    Object.assign(globalThis, { removed: node })
    await new Promise((resolve) => setTimeout(resolve))
    return node.shadowRoot?.childElementCount
  })
}

async function putBack(browser: Page): Promise<void> {
  await browser.evaluate(() => document.getElementById('there')?.append(Object(globalThis).removed))
}
