import { expect } from 'vitest'
import type { LibraryMethod, LibraryParameter } from '../../../src/testing.js'
import { connector, METHOD, parameter } from '../../react/connectors.js'
import type { Stage, Story } from '../Story.js'
import { KEY, openKeyForm } from './keys.js'
import { signIn } from './oauth.js'

/** The host page with the script file and its elements, in place of the component. */
const HOST_ELEMENT = new URL('../../e2e/oauth/testSite/hostElement.ts', import.meta.url)

const openElement = (stage: Stage, method?: LibraryMethod, parameters?: readonly LibraryParameter[]) =>
  openKeyForm(stage, method, parameters, { hostPage: HOST_ELEMENT })

export const elementStories: readonly Story[] = [
  {
    title: 'the element signs in with an API key',
    inGate: true,
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openElement(stage)
      await tab.fill('API key', KEY)
      await tab.click('Connect')
      await expectSetUp()
      expect(key()).toBe(KEY)
      await expect.poll(tab.text).toContain('onSuccess')
    },
  },
  {
    title: 'the element signs in with the right key after a wrong one',
    run: async (stage) => {
      let testMethod: string | null = null
      const { site, tab, key } = await openKeyForm(stage, METHOD.apiKey, [], {
        hostPage: HOST_ELEMENT,
        proxy: { verify: () => testMethod },
      })
      testMethod = site.fake.testMethodOf(site.id)
      site.fake.accept(({ authValue }) => authValue === KEY)
      await tab.fill('API key', 'wrong')
      await tab.press('Enter')
      await expect.poll(tab.text).toContain('didn’t accept this key')
      await expect.poll(tab.focused).toBe('API key')
      await tab.fill('API key', KEY)
      await tab.press('Enter')
      await expect.poll(tab.text).toContain('Harbor is connected')
      expect(key()).toBe(KEY)
    },
  },
  {
    title: 'the element signs in with OAuth',
    run: async (stage) => {
      const site = await stage.startSite({ hostPage: HOST_ELEMENT })
      const tab = await stage.engine.open(site.url)
      await signIn(stage, site, tab)
    },
  },
  {
    title: 'the element starts anew when it is put back',
    run: async (stage) => {
      const parameters = [parameter('Account'), parameter('Zone')]
      const { tab, key, stored, expectSetUp } = await openElement(stage, METHOD.apiKey, parameters)
      await tab.fill('Account', 'north')
      await tab.run(() => {
        const element = document.querySelector('connector-auth-wizard')
        element?.replaceWith(document.createElement('hr'))
        Object.assign(globalThis, { element })
      })
      await expect.poll(tab.text).not.toContain('Harbor')
      await tab.run(() => document.querySelector('hr')?.replaceWith(Object(globalThis).element))
      await expect.poll(tab.text).toContain('Harbor')
      await tab.fill('Zone', 'eu')
      await tab.fill('API key', KEY)
      await tab.press('Enter')
      // What was typed before is gone.
      await expect.poll(tab.focused).toBe('Account')
      await tab.type('south')
      await tab.press('Enter')
      await expectSetUp()
      expect(key()).toBe(KEY)
      expect(stored()).toEqual({ Account: 'south', Zone: 'eu' })
    },
  },
  {
    title: 'two elements on a page connect one after the other',
    run: async (stage) => {
      const site = await stage.startSite({
        library: [connector('Harbor', [METHOD.apiKey]), connector('Quay', [METHOD.basic])],
        connectors: ['Harbor', 'Quay'],
        hostPage: HOST_ELEMENT,
      })
      const tab = await stage.engine.open(site.url)
      await tab.fill('API key', KEY)
      await tab.fill('User name', 'ada')
      await tab.fill('Password', 'secret')
      await tab.press('Enter')
      await expect.poll(tab.text).toContain('Quay is set up')
      expect(await tab.text()).not.toContain('Harbor is set up')
      await tab.click('Connect')
      await expect.poll(tab.text).toContain('Harbor is set up')
      const [harbor = '', quay = ''] = site.ids
      expect(site.fake.find(harbor).authValue).toBe(KEY)
      expect(site.fake.find(quay).authValue).toBe(Buffer.from('ada:secret').toString('base64'))
    },
  },
  {
    title: 'the keyboard goes through the element in the order of the screen, and out of it',
    run: async (stage) => {
      const parameters = [parameter('Account'), parameter('Plan', { Values: ['Small', 'Large'] }), parameter('Zone')]
      const { tab } = await openElement(stage, METHOD.apiKey, parameters)
      await expect.poll(tab.text).toContain('Account')
      await tab.run(() => {
        const after = document.body.appendChild(document.createElement('button'))
        after.textContent = 'After'
        document.querySelector('button')?.focus()
      })
      const order = []
      while (order.at(-1) !== 'After' && order.length < 20) {
        await tab.press('Tab')
        order.push(await tab.focused())
      }
      expect(order).toEqual(['Account', 'Small', 'Another value… Plan', 'Zone', 'Continue', 'After'])
    },
  },
]
