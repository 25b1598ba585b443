import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Demo } from '../../demo/server/startDemo.js'
import { ar } from '../../src/locales/ar.js'
import { de } from '../../src/locales/de.js'
import { en, type MessageKey, type Messages } from '../../src/locales/en.js'
import { ACCOUNT } from '../../src/testing.js'
import { showConnector, test } from './fixtures.js'

const LANGUAGE_CHUNK = /\/(de|fr|es|it|nl|pt-BR|pl|ja|ar)-[\w-]+\.js$/

const idOf = ({ fake }: Demo, name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
const address = (demo: Demo, name: string, locale: string) =>
  `${demo.url}/?connector=${idOf(demo, name)}&locale=${locale}&panel=0`

/** A message as a pattern, whatever its placeholders stand for. */
const like = (messages: Messages, key: MessageKey) =>
  new RegExp(
    (messages[key] ?? '')
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )

const title = (page: Page, messages: Messages, key: MessageKey) =>
  page.locator('.caw-root').getByRole('heading', { name: like(messages, key) })

const button = (page: Page, messages: Messages, key: MessageKey) =>
  page.locator('.caw-root').getByRole('button', { name: like(messages, key) })

/** The chunks of languages that a page requests. */
function watchLanguages(page: Page): string[] {
  const requested: string[] = []
  page.on('request', (request) => {
    const [, language] = LANGUAGE_CHUNK.exec(request.url()) ?? []
    if (language !== undefined) requested.push(language)
  })
  return requested
}

test('a language is loaded where it is asked for: English is there, German is one request', async ({
  page,
  guided,
}) => {
  const requested = watchLanguages(page)
  await page.goto(address(guided, 'BambooHR', 'en'))
  await expect(title(page, en, 'basic.title')).toBeVisible()
  expect(requested).toEqual([])
  await page.goto(address(guided, 'BambooHR', 'de'))
  await expect(title(page, de, 'basic.title')).toBeVisible()
  expect(requested).toEqual(['de'])
  await expect(page.locator('.caw-root')).toHaveAttribute('lang', 'de')
  await page.getByText(de['apiKey.where']).click()
  await expect(page.getByText('Kopieren Sie den Schlüssel sofort: BambooHR zeigt ihn nur einmal.')).toBeVisible()
})

test('the language is the one of the texts of guides and of the pages in the sign-in window', async ({
  page,
  guided,
}) => {
  await page.goto(address(guided, 'Asana', 'de'))
  const [popup, request] = await Promise.all([
    page.waitForEvent('popup'),
    page.waitForRequest(/\/oauth$/),
    button(page, de, 'oauth.continue').click(),
  ])
  expect(request.postDataJSON()).toMatchObject({ locale: 'de' })
  expect(request.headers()['accept-language']).toBe('de')
  await popup.close()
})

test('a language that cannot be loaded is English, and the host is told once', async ({ page, guided }) => {
  guided.fake.reset()
  let requests = 0
  await page.route(/\/nl-[\w-]+\.js$/, (route) => {
    requests += 1
    return route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' })
  })
  await page.goto(address(guided, 'Sticky', 'nl').replace('&panel=0', ''))
  await expect(title(page, en, 'apiKey.title')).toBeVisible()
  expect(requests).toBe(2)
  const events = page.getByRole('complementary', { name: 'For developers' }).getByRole('list', { name: 'Events' })
  await expect(events.getByText('page_outdated')).toHaveCount(1)
  await expect(page.locator('.caw-root')).toHaveAttribute('lang', 'en')
})

for (const [locale, messages] of [
  ['de', de],
  ['ar', ar],
] as const) {
  test(`in ${locale} axe finds nothing in the main states`, async ({ page, guided }) => {
    // Text that fades in has less contrast.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const violations = async (state: string) => {
      const { violations: found } = await new AxeBuilder({ page })
        .include('.caw-root')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      return found.map(({ id, nodes }) => `${state}: ${id} ${nodes.map(({ html }) => html).join()}`)
    }
    const show = (name: string) => showConnector(page, guided, idOf(guided, name), locale)
    guided.fake.reset()
    const found: string[] = []

    await show('Squareup')
    await expect(title(page, messages, 'method.title')).toBeVisible()
    await expect(page.locator('.caw-root')).toHaveCSS('direction', messages.dir)
    found.push(...(await violations('method')))

    await show('PostgreSQL')
    await button(page, messages, 'button.continue').click()
    await expect(page.locator('.caw-root [aria-invalid=true]').first()).toBeVisible()
    // Beside an error stands a link, after it in the direction of reading.
    const line = page.locator('.caw-hint').filter({ hasText: messages['settings.other'] }).first()
    const [text, link] = await Promise.all([line.locator('[id]').boundingBox(), line.getByRole('button').boundingBox()])
    expect(Math.sign((link?.x ?? 0) - (text?.x ?? 0))).toBe(messages.dir === 'rtl' ? -1 : 1)
    found.push(...(await violations('settings with errors')))

    await show('Asana')
    await expect(title(page, messages, 'oauth.title')).toBeVisible()
    found.push(...(await violations('oauth')))

    await show('Sticky')
    await page.locator('.caw-root input').first().fill('a-private-key')
    found.push(...(await violations('credentials')))
    await button(page, messages, 'button.connect').click()
    await expect(title(page, messages, 'success.savedTitle')).toBeVisible()
    found.push(...(await violations('success')))
    expect(found).toEqual([])
  })
}
