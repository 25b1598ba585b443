import { expect, type Page } from '@playwright/test'
import type { Demo } from '../../demo/server/startDemo.js'
import { ar } from '../../src/locales/ar.js'
import { en, type MessageKey } from '../../src/locales/en.js'
import { test } from './fixtures.js'

// In one worker: a demo and a page take longer to open than a state.
test.describe.configure({ mode: 'default' })

type Words = Readonly<Partial<Record<MessageKey, string>>>
type Values = Readonly<Record<string, string>>

/** The accessibility tree of a state as YAML, whole, but for the live regions. */
type Tree = (say: (key: MessageKey, more?: Values) => string) => readonly string[]
type Heard = { polite?: MessageKey; assertive?: MessageKey }

const header = ['heading /.+/ [level=2]', 'paragraph']
const apiKey = { provider: 'Postmoth', label: en['apiKey.label'] }
const apiKeyArabic = { provider: 'Postmoth', label: ar['apiKey.label'] }
const field: Tree = (say) => [
  `text: ${say('apiKey.label')}`,
  `textbox "${say('apiKey.label')}"`,
  `button "${say('secret.show')}"`,
  'paragraph',
  `button "${say('button.connect')}"`,
  `button "${say('button.notNow')}"`,
]
const privacy: Tree = (say) => [`paragraph:\n    - text: ${say('privacy.secret')}\n    - link "${say('privacy.link')}"`]
const rejected: Tree = (say) => [
  `group "${say('card.label')}"`,
  ...header,
  `button "${say('button.close')}"`,
  `heading "${say('apiKey.title')}" [level=3]`,
  `strong: ${say('rejected.key')}`,
  `text: ${say('rejected.keyText')}`,
  `paragraph:\n    - text: /${say('reference', { reference: '[0-9A-F]{4}-[0-9A-F]{4}' })}/\n    - button "${say('copyDetails.short')}"`,
  ...field(say),
  `button "${say('rejected.ask')}"`,
  ...privacy(say),
]

test('a screen reader gets the names of a key’s form, and its title', async ({ sharedPage, guided }) => {
  await expectState(sharedPage, guided, 'api-key', en, apiKey, { polite: 'apiKey.title' }, (say) => [
    `group "${say('card.label')}"`,
    ...header,
    `button "${say('button.close')}"`,
    `heading "${say('apiKey.title')}" [level=3]`,
    ...field(say),
    ...privacy(say),
  ])
})

test('a rejected key is announced at once, in English and in Arabic', async ({ sharedPage, guided }) => {
  await expectState(sharedPage, guided, 'rejected', en, apiKey, { assertive: 'rejected.key' }, rejected)
  await expectState(sharedPage, guided, 'rejected', ar, apiKeyArabic, { assertive: 'rejected.key' }, rejected)
})

test('success and a sign-in under way are announced by their titles', async ({ sharedPage, guided }) => {
  await expectState(sharedPage, guided, 'success', en, apiKey, { polite: 'success.title' }, (say) => [
    `group "${say('card.label')}"`,
    ...header,
    `button "${say('button.close')}"`,
    `heading "${say('success.title')}" [level=3]`,
    `paragraph: ${say('success.lede')}`,
    `button "${say('button.done')}"`,
  ])
  const ledgerloom = { provider: 'Ledgerloom' }
  await expectState(sharedPage, guided, 'oauth-waiting', en, ledgerloom, { polite: 'oauth.waiting.title' }, (say) => [
    `group "${say('card.label')}"`,
    ...header,
    `button "${say('button.close')}"`,
    `heading "${say('oauth.waiting.title')}" [level=3]`,
    `paragraph: ${say('oauth.waiting.lede')}`,
    'text: /.+/',
    `button "${say('oauth.reopen')}"`,
    `button "${say('button.cancel')}"`,
    `paragraph:\n    - text: ${say('privacy.oauth')}\n    - link "${say('privacy.link')}"`,
  ])
})

test('each row of a checklist names its app and its button; a load problem is announced', async ({
  sharedPage,
  guided,
}) => {
  await expectState(sharedPage, guided, 'queue', en, { connected: '2', total: '4', count: '4' }, {}, (say) => [
    'group "Order to invoice"',
    ...header,
    `heading "${say('checklist.title.other')}" [level=3]`,
    `paragraph: ${say('checklist.progress')}`,
    'list:',
    ...row('Stockmere', say('checklist.kind.login'), `text: ${say('status.connected')}`),
    ...row('Deskfern', say('checklist.kind.apiKey'), `text: ${say('status.connected')}`),
    ...row('Ledgerloom', say('checklist.kind.oauth'), `button "${say('card.label', { provider: 'Ledgerloom' })}"`),
    ...row('Postmoth', say('checklist.kind.apiKey'), `button "${say('card.label', { provider: 'Postmoth' })}"`),
    `button "${say('checklist.later')}"`,
    `paragraph: ${say('checklist.saved')}`,
  ])
  const nothing = { provider: en['unknown.provider'] }
  await expectState(
    sharedPage,
    guided,
    'load-unavailable',
    en,
    nothing,
    { polite: 'load.unavailable.title' },
    (say) => [
      `group "${say('card.label')}"`,
      'heading /.+/ [level=2]',
      `button "${say('button.close')}"`,
      `heading "${say('load.unavailable.title')}" [level=3]`,
      `paragraph: ${say('load.unavailable.lede')}`,
      'text: /.+/',
      'strong: /.+/',
      'paragraph: /.+/',
      `button "${say('button.tryNow')}"`,
      `button "${say('copyDetails')}"`,
    ],
  )
})

/** The lines of one item of the list before it. */
function row(name: string, kind: string, end: string): readonly string[] {
  return ['  listitem:', `    paragraph: ${name}`, `    paragraph: ${kind}`, `    ${end}`]
}

async function expectState(
  page: Page,
  demo: Demo,
  id: string,
  words: Words & { lang: string },
  values: Values,
  heard: Heard,
  tree: Tree,
): Promise<void> {
  await page.goto(`${demo.url}/states/${id}?locale=${words.lang}`)
  const root = page.locator('.caw-root')
  const say = (key: MessageKey, more: Values = {}) =>
    (words[key] ?? '').replace(
      /\{(\w+)\}/g,
      (_, name: string) => ({ host: 'Alderway', ...values, ...more })[name] ?? '',
    )
  // The announcement first: it is cleared after some seconds.
  const polite = root.locator('.caw-vh[role=status]')
  const assertive = root.locator('.caw-vh[role=alert]')
  if (heard.polite) await expect(polite).toHaveText(say(heard.polite))
  if (heard.assertive) await expect(assertive).toHaveText(say(heard.assertive))
  await expect(page.locator('.state[data-ready]')).toBeVisible()
  const [group, ...nodes] = tree(say)
  const lines = ['/children: equal', ...nodes, 'status', 'alert'].map((node) => node.replace(/^ */, '  $&- '))
  await expect(root).toMatchAriaSnapshot(`- ${group}:\n${lines.join('\n')}`)
  if (!heard.polite) await expect(polite).toBeEmpty()
  if (!heard.assertive) await expect(assertive).toBeEmpty()
}
