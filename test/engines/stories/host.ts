import { expect } from 'vitest'
import { APART, METHOD, parameter } from '../../react/connectors.js'
import type { Tab } from '../Engine.js'
import type { Stage, Story } from '../Story.js'
import { KEY, openKeyForm } from './keys.js'

const HOST_FORMS = new URL('../../e2e/embedding/hostForms.tsx', import.meta.url)

/** Connects in a form of the host, which notices nothing and whose page stays. */
const insideForm =
  (host: string, submit: (tab: Tab) => Promise<void>) =>
  async (stage: Stage): Promise<void> => {
    const query = `&host=${host}`
    const { site, tab, key, expectSetUp } = await openKeyForm(stage, METHOD.apiKey, [], { hostPage: HOST_FORMS, query })
    await tab.fill('API key', KEY)
    await submit(tab)
    await expectSetUp()
    expect(key()).toBe(KEY)
    expect(await tab.address()).toBe(site.url + query)
    expect(await tab.run(() => document.body.dataset['events'] ?? '')).toBe('')
  }

export const hostStories: readonly Story[] = [
  {
    title: 'A1: Enter in a form of the host submits the key to the wizard alone',
    inGate: true,
    run: insideForm('react', (tab) => tab.press('Enter')),
  },
  {
    title: 'A1: a click in a form that posts submits the key to the wizard alone',
    run: insideForm('post', (tab) => tab.click('Connect')),
  },
  {
    title: 'A1: Enter in a portal below a form submits the key to the wizard alone',
    run: insideForm('portal', (tab) => tab.press('Enter')),
  },
  {
    title: 'A1: Enter in a form around the whole page submits the key to the wizard alone',
    run: insideForm('page', (tab) => tab.press('Enter')),
  },
  {
    title: 'A2: a translated page goes on through Undo, back and a rejected key',
    run: async (stage) => {
      let testMethod: string | null = null
      const { site, tab, key } = await openKeyForm(stage, METHOD.apiKey, [parameter('Account'), ...APART], {
        proxy: { verify: () => testMethod },
      })
      testMethod = site.fake.testMethodOf(site.id)
      site.fake.accept(({ authValue }) => authValue === KEY)
      await expect.poll(tab.text).toContain('Account')
      await tab.run(translate)
      await tab.fill('Account', ' north')
      await tab.press('Enter')
      await tab.fill('API key', 'wrong')
      await tab.click('Back')
      await expect.poll(tab.text).toContain('Tell us about your Harbor account')
      await tab.click('Continue')
      await tab.fill('API key', 'wrong')
      await tab.click('Connect')
      await expect.poll(tab.text).toContain('didn’t accept this key')
      await tab.fill('API key', KEY)
      await tab.click('Connect')
      await expect.poll(tab.text).toContain('Harbor is connected')
      expect(key()).toBe(KEY)
      expect(await tab.run(() => document.querySelectorAll('.caw-root font').length)).toBeGreaterThan(0)
      await tab.click('Hide the wizard')
      await expect.poll(tab.text).toContain('Show the wizard')
    },
  },
  {
    title: 'A3: callbacks of the host that throw or reject do not stop the wizard',
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openKeyForm(stage, METHOD.apiKey, [], {
        hostPage: new URL('../hostPages/throwing.tsx', import.meta.url),
      })
      await tab.fill('API key', KEY)
      await tab.click('Connect')
      await expectSetUp()
      expect(key()).toBe(KEY)
      await expect.poll(tab.text).toMatch(/ConnectorAuthWizard.*thrown by the host/)
      await expect.poll(tab.text).toMatch(/ConnectorAuthWizard.*rejected by the host/)
    },
  },
  {
    title: 'A4: when a chunk is gone after a deploy, the wizard offers to reload the page',
    run: async (stage) => {
      const site = await stage.startSite()
      site.chunks.missing = true
      const tab = await stage.engine.open(site.url)
      await expect.poll(tab.text).toContain('This page was updated')
      expect(await tab.text()).toContain('"code":"page_outdated"')
      site.chunks.missing = false
      await tab.click('Reload the page')
      await expect.poll(tab.text).toContain('Continue to Asana')
    },
  },
  {
    title: 'A5: an error while rendering stays inside the wizard',
    run: async (stage) => {
      // A label that React cannot render.
      const help = JSON.parse('{ "link": { "href": "https://example.com", "label": { "not": "a text" } } }')
      const { tab } = await openKeyForm(stage, METHOD.apiKey, [], { wizard: { help } })
      await expect.poll(tab.text).toMatch(/This part of the page has stopped[^]*"code":"widget_error"/)
      expect(await tab.text()).toContain('Reference')
      await tab.click('Hide the wizard')
      await expect.poll(tab.text).toContain('Show the wizard')
    },
  },
]

/** Replaces every text of the wizard by elements, now and whenever one appears, as translators of browsers do. */
function translate(): void {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
  const replaceTexts = () => {
    const texts = document.createTreeWalker(document.querySelector('.caw-root') ?? document, NodeFilter.SHOW_TEXT)
    const found: Node[] = []
    while (texts.nextNode()) if (texts.currentNode.parentElement?.localName !== 'font') found.push(texts.currentNode)
    for (const text of found) {
      const translated = document.createElement('font')
      translated.textContent = text.textContent
      text.parentNode?.replaceChild(translated, text)
    }
  }
  new MutationObserver(replaceTexts).observe(document, { childList: true, characterData: true, subtree: true })
  replaceTexts()
}
