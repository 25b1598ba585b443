import { expect } from 'vitest'
import { APART, METHOD, parameter } from '../../react/connectors.js'
import type { Tab } from '../Engine.js'
import type { Story } from '../Story.js'
import { KEY, openKeyForm } from './keys.js'

const COUNTRIES = ['Austria', 'Belgium', 'Chile', 'Denmark', 'Egypt', 'Finland', 'Ghana', 'Hungary', 'Iceland', 'Japan']
const CHOICES = [...COUNTRIES, ...COUNTRIES.map((name) => `${name}, rural`)]
/** Characters that cannot be seen, around and inside a value. */
const dirty = (value: string) => `\u00a0\u200b${value.slice(0, 4)}\u2060${value.slice(4)}\u00ad\ufeff `

/** Copies a text on the page and pastes it into a field. */
async function paste(tab: Tab, label: string, text: string): Promise<void> {
  await tab.run((copied) => {
    const source = document.body.appendChild(document.createElement('textarea'))
    source.value = copied
    source.select()
    source.addEventListener('blur', () => source.remove())
  }, text)
  await tab.press('Control+c')
  await tab.fill(label, '')
  await tab.press('Control+v')
}

function valueOf(tab: Tab, label: string): Promise<string | undefined> {
  return tab.run((label) => {
    const inputs = [...document.querySelectorAll('input')]
    return inputs.find(({ labels }) => labels?.[0]?.textContent.trim() === label)?.value
  }, label)
}

export const valueStories: readonly Story[] = [
  {
    title: 'B3: characters that cannot be seen are removed from a pasted key',
    inGate: true,
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openKeyForm(stage)
      await paste(tab, 'API key', dirty(KEY))
      await tab.click('Connect')
      await expectSetUp()
      expect(key()).toBe(KEY)
    },
  },
  {
    title: 'B3: what is removed from a typed value is shown, and Undo puts it back',
    run: async (stage) => {
      const parameters = [parameter('Account'), parameter('Zone'), ...APART]
      const { tab, stored } = await openKeyForm(stage, METHOD.apiKey, parameters)
      await tab.fill('Account', dirty('1234 56'))
      // The other setting is missing, so that the step stays.
      await tab.press('Enter')
      await expect.poll(() => valueOf(tab, 'Account')).toBe('1234 56')
      await tab.click('Undo')
      await expect.poll(() => valueOf(tab, 'Account')).toBe(dirty('1234 56'))
      await tab.fill('Account', dirty('1234 56'))
      await tab.fill('Zone', 'eu')
      await tab.click('Continue')
      await expect.poll(tab.text).toContain('API key')
      expect(stored()).toEqual({ Account: '1234 56', Zone: 'eu' })
    },
  },
  {
    title: 'B3: the browser’s own undo takes a paste back',
    run: async (stage) => {
      const { tab } = await openKeyForm(stage)
      await paste(tab, 'API key', ' middle123 ')
      await expect.poll(() => valueOf(tab, 'API key')).toBe('middle123')
      // Not by its shortcut, which automation does not send to WebKitGTK's menu.
      await tab.run(() => document.execCommand('undo'))
      await expect.poll(() => valueOf(tab, 'API key')).toBe('')
    },
  },
  {
    title: 'B4: a value that was set without an event is submitted',
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openKeyForm(stage)
      await tab.fill('API key', '')
      await tab.run((value) => {
        for (const input of document.querySelectorAll('input')) input.value = value
      }, KEY)
      await tab.click('Connect')
      await expectSetUp()
      expect(key()).toBe(KEY)
    },
  },
  {
    title: 'B6: twenty choices are a list that typing searches',
    run: async (stage) => {
      const parameters = [parameter('Country', { Values: CHOICES }), ...APART]
      const { tab, stored } = await openKeyForm(stage, METHOD.apiKey, parameters)
      await expect.poll(tab.text).toContain('Country')
      await tab.run(() => document.querySelector('select')?.focus())
      await tab.type('icel')
      await tab.click('Continue')
      await expect.poll(tab.text).toContain('API key')
      expect(stored()).toEqual({ Country: 'Iceland' })
    },
  },
]
