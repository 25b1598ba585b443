import { generateKeyPairSync } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'
import { ACCOUNT, createFakeCyclr, type LibraryParameter } from '../../src/testing.js'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'
import { test as base, openConnector } from './fixtures.js'

const { privateKey: PEM } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const SIX = ['One', 'Two', 'Three', 'Four', 'Five', 'Six']

/** The bundled guide of this name asks for `CompanySubdomain` as the part before `.bamboohr.com`. */
const NAME = 'BambooHR'
const SUBDOMAIN = parameter('CompanySubdomain')

const noop = () => undefined

type Stage = {
  wizard: Locator
  open: (parameters: readonly LibraryParameter[]) => Promise<void>
  stored: () => Record<string, string>
  key: () => string | null
}

/** The demo with one connector, whose settings each test chooses. */
const test = base.extend<{ stage: Stage }, { demoOf: (parameters: readonly LibraryParameter[]) => Promise<Demo> }>({
  demoOf: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
    async ({}, provide) => {
      const demos: Demo[] = []
      await provide(async (parameters) => {
        const fake = createFakeCyclr({ connectors: [connector(NAME, [METHOD.apiKey], parameters)] })
        const demo = await startDemo({ fake, verify: false, logger: { info: noop, warn: noop, error: noop } })
        demos.push(demo)
        return demo
      })
      for (const demo of demos) await demo.close()
    },
    { scope: 'worker' },
  ],
  stage: async ({ page, demoOf }, provide) => {
    let demo: Demo | null = null
    const installed = () => demo?.fake.installed({ name: NAME, accountId: ACCOUNT })[0]
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await provide({
      wizard: page.locator('.caw-root'),
      open: async (parameters) => {
        demo = await demoOf(parameters)
        await openConnector(page, demo, installed()?.id ?? 0)
      },
      stored: () =>
        Object.fromEntries(demo?.fake.properties(installed()?.id ?? 0).map(({ Name, Value }) => [Name, Value]) ?? []),
      key: () => installed()?.authValue ?? null,
    })
  },
})

async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus()
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** The button that takes back the change of a field. */
function undo(page: Page, label: string): Locator {
  const row = page.locator('.caw-field').filter({ has: page.getByLabel(label, { exact: true }) })
  return row.getByRole('button', { name: 'Undo' })
}

/** Drags a text from elsewhere on the page. */
async function drop(page: Page, field: Locator, text: string): Promise<void> {
  await page.evaluate((dragged) => {
    const source = document.createElement('b')
    source.id = 'source'
    source.draggable = true
    source.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9'
    source.textContent = 'Drag this'
    source.addEventListener('dragstart', ({ dataTransfer }) => dataTransfer?.setData('text/plain', dragged))
    document.body.prepend(source)
  }, text)
  // Scrolling between press and move would end the drag.
  await field.scrollIntoViewIfNeeded()
  await page.locator('#source').dragTo(field)
  await page.evaluate(() => document.querySelector('#source')?.remove())
}

test('B1, B3, B5: Enter normalises the values and shows each change; Undo and the browser’s undo restore the typed text', async ({
  page,
  stage: { wizard, open, stored },
}) => {
  await open([SUBDOMAIN, parameter('Account'), parameter('Port', { DataType: 'Integer' }), parameter('Zone')])
  const field = (name: string) => wizard.getByLabel(name, { exact: true })
  await field('Company subdomain').fill('https://acme.bamboohr.com/home/?x=1')
  await drop(page, field('Zone'), ' e\u00adu\ufeff ')
  await expect(field('Zone')).toHaveValue('eu')
  await field('Port').focus()
  await page.keyboard.insertText('４４３ ')
  // One setting is missing: the step stays, and shows what it changed.
  await page.keyboard.press('Enter')
  await expect(field('Account')).toBeFocused()
  await expect(field('Company subdomain')).toHaveValue('acme')
  await expect(field('Company subdomain')).toHaveAccessibleDescription(/We kept the part we need\./)
  await expect(field('Zone')).toHaveAccessibleDescription(/We removed spaces and characters that can’t be seen\./)
  await expect(field('Port')).toHaveValue('443')
  await expect(field('Port')).toHaveAccessibleDescription(/We changed this to the form we need\./)

  // Enter was pressed in this field: the change is a step in the history of the browser.
  await field('Port').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field('Port')).toHaveValue('４４３ ')

  await undo(page, 'Zone').click()
  await expect(field('Zone')).toHaveValue(' e\u00adu\ufeff ')
  await expect(field('Zone')).toBeFocused()
  await field('Account').focus()
  await page.keyboard.insertText(' 12\u200b34\u00a0')
  await page.keyboard.press('Enter')
  await expect(field('API key')).toBeFocused()
  // What the user took back is sent as typed.
  expect(stored()).toEqual({ CompanySubdomain: 'acme', Account: '1234', Port: '443', Zone: ' e\u00adu\ufeff ' })

  // The step comes back with what was changed.
  await wizard.getByRole('button', { name: 'Back' }).click()
  await expect(field('Company subdomain')).toHaveAccessibleDescription(/We kept the part we need\./)
})

test('B4: what the page shows is sent, although no event reported it', async ({
  page,
  stage: { wizard, open, stored, key },
}) => {
  await open([
    SUBDOMAIN,
    parameter('Region', { Values: ['EU', 'US'] }),
    parameter('Plan', { Values: ['A plan for small teams', 'A plan for large teams'] }),
    parameter('Sandbox', { Values: ['True', 'False'] }),
    parameter('Queue', { Values: SIX }),
    parameter('Certificate', { IsMultiline: true }),
    parameter('Token', { IsSensitive: true }),
    parameter('SshPrivateKey', { IsSensitive: true, IsMultiline: true }),
    optional('Archived', { Values: ['true', 'false'] }),
    optional('Language', { Values: SIX }),
  ])
  await expect(wizard.getByRole('button', { name: 'Continue' })).toBeVisible()
  await wizard.evaluate((root) => {
    const inputs = [...root.querySelectorAll<HTMLInputElement>('input, select, textarea')]
    for (const input of inputs) {
      if (input.type === 'radio') input.checked = ['US', 'A plan for large teams', 'False'].includes(input.value)
      else if (input.type === 'checkbox') input.checked = true
      else if (input.localName === 'select') input.value = 'Three'
      else if (input.localName === 'textarea') input.value = 'several\nlines'
      else if (input.type !== 'file') input.value = 'filled'
    }
  })
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByLabel('API key', { exact: true })).toBeVisible()
  expect(stored()).toEqual({
    CompanySubdomain: 'filled',
    Region: 'US',
    Plan: 'A plan for large teams',
    Sandbox: 'False',
    Queue: 'Three',
    Certificate: 'several\nlines',
    Token: 'filled',
    SshPrivateKey: 'several\nlines',
    Archived: 'true',
    Language: 'Three',
  })
  await wizard.locator('input').evaluate((input: HTMLInputElement) => {
    input.value = 'a filled key'
  })
  await page.keyboard.press('Enter')
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(key()).toBe('a filled key')
})

test('B8, B9, B10, B13: key files keep their lines, are mended or refused, however they come into the field', async ({
  page,
  stage: { wizard, open, stored, key },
}) => {
  await open([
    parameter('Token', { IsSensitive: true }),
    parameter('Certificate secret', { IsSensitive: true }),
    parameter('SshPrivateKey', { IsSensitive: true, IsMultiline: true }),
    parameter('ServiceAccountJson', { IsSensitive: true }),
  ])
  const field = (name: string) => wizard.getByLabel(name, { exact: true })
  const token = field('Token')
  await token.focus()
  await page.keyboard.type('PREFIX-')
  await paste(page, token, ' middle123 ')
  await expect(token).toHaveValue('PREFIX-middle123')
  await undo(page, 'Token').click()
  await expect(token).toHaveValue('PREFIX- middle123 ')
  await token.fill('')
  await paste(page, token, ' middle123 ')
  await expect(token).toHaveValue('middle123')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(token).toHaveValue('')
  await paste(page, token, PEM.replaceAll('\n', '\r\n'))
  await expect(token).toHaveValue(PEM)
  await expect(token).toBeFocused()
  await expect(token).toHaveAttribute('data-masked', '')
  await wizard.getByRole('button', { name: 'Show Token' }).click()
  await expect(token).not.toHaveAttribute('data-masked')

  await drop(page, field('Certificate secret'), PEM)
  await expect(field('Certificate secret')).toHaveValue(PEM)

  const key2 = field('SSH private key')
  await key2.focus()
  await page.keyboard.insertText(PEM.replaceAll('\n', ' ').replaceAll('-----', '——-'))
  const json = field('Service account json')
  await paste(page, json, '{“type”: "service_account"}')
  await json.press('Enter')
  await expect(json).toHaveAccessibleDescription(/This JSON is damaged/)
  await expect(key2).toHaveValue(PEM)
  await json.fill('{"type":"service_account","client_email":"a@b.test"}')
  await json.press('Enter')
  await expect(json).toHaveAccessibleDescription(/has no private key/)
  const account = JSON.stringify({ type: 'service_account', private_key: PEM })
  await json.fill(account)
  await json.press('Enter')
  await expect(field('API key')).toBeFocused()
  expect(stored()).toEqual({
    Token: PEM,
    'Certificate secret': PEM,
    SshPrivateKey: PEM,
    ServiceAccountJson: account,
  })

  // A draft that holds lines comes back in a text area.
  await paste(page, field('API key'), PEM)
  await wizard.getByRole('button', { name: 'Back' }).click()
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(field('API key')).toHaveValue(PEM)
  await wizard.getByRole('button', { name: 'Connect' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(key()).toBe(PEM)
})

test('B11, B12, B14: too much text and files of other kinds are refused before they are shown', async ({
  page,
  stage: { wizard, open, stored },
}) => {
  await open([
    parameter('SshPrivateKey', { IsSensitive: true, IsMultiline: true }),
    parameter('Notes'),
    parameter('More notes'),
  ])
  const field = (name: string) => wizard.getByLabel(name, { exact: true })
  const key = field('SSH private key')
  await expect(key).toBeVisible()
  const choose = (name: string, buffer: Buffer) =>
    wizard.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer })

  await choose('notes.txt', Buffer.alloc(64 * 1024, 'a@'))
  await expect(key).toHaveAccessibleDescription(/This is too long\. It can have at most 16 kB/)
  await choose('key.p12', Buffer.from([0x30, 0x82, 0x09, 0xc1, 0x02, 0x01, 0x03, 0x30]))
  await expect(key).toHaveAccessibleDescription(/This file isn’t text/)
  await choose('archive', Buffer.alloc(64 * 1024, 7))
  await expect(key).toHaveAccessibleDescription(/This is too long/)
  await choose('picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  await expect(key).toHaveAccessibleDescription(/This file isn’t text/)
  await expect(key).toHaveValue('')
  await choose('key.pem', Buffer.from(`\ufeff${PEM.replaceAll('\n', '\r\n')}`, 'utf16le'))
  await expect(key).toHaveValue(PEM)
  await expect(key).toHaveAccessibleDescription(/Looks like a private key/)

  for (const name of ['Notes', 'SSH private key']) {
    await paste(page, field(name), 'a@'.repeat(512 * 1024))
    await expect(field(name)).toHaveAccessibleDescription(/This is too long/)
  }
  await expect(field('Notes')).toHaveValue('')
  await expect(key).toHaveValue(PEM)

  for (const name of ['Notes', 'More notes', 'SSH private key']) await field(name).fill('x'.repeat(16_000))
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(key).toBeFocused()
  await expect(key).toHaveAccessibleDescription(/Shorten this\. It’s too long to be saved with the rest/)
  await key.fill(PEM)
  await field('Notes').fill('short')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(field('API key')).toBeFocused()
  expect(stored()).toMatchObject({ SshPrivateKey: PEM, Notes: 'short' })
})
