import { expect } from 'vitest'
import type { LibraryMethod, LibraryParameter } from '../../../src/testing.js'
import type { TestSiteOptions } from '../../e2e/oauth/testSite/startTestSite.js'
import { connector, METHOD, parameter } from '../../react/connectors.js'
import type { Stage, Story } from '../Story.js'

const APP = 'Harbor'
export const KEY = 'hb_live_0123456789abcdef'

/** Opens the page of a connector with one method, which nobody can verify. */
export async function openKeyForm(
  { engine, startSite }: Stage,
  method: LibraryMethod = METHOD.apiKey,
  parameters: readonly LibraryParameter[] = [],
  { query = '', ...options }: TestSiteOptions & { query?: string } = {},
) {
  const site = await startSite({ library: [connector(APP, [method], parameters)], connectors: [APP], ...options })
  const tab = await engine.open(site.url + query)
  return {
    site,
    tab,
    stored: () => Object.fromEntries(site.fake.properties(site.id).map(({ Name, Value }) => [Name, Value])),
    key: () => site.fake.find(site.id).authValue,
    expectSetUp: async () => {
      await expect.poll(tab.text).toContain(`${APP} is set up`)
    },
  }
}

export const keyStories: readonly Story[] = [
  {
    title: 'signs in with an API key',
    inGate: true,
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openKeyForm(stage)
      await tab.fill('API key', KEY)
      await tab.click('Connect')
      await expectSetUp()
      expect(key()).toBe(KEY)
    },
  },
  {
    title: 'signs in with a user name and password, by Enter',
    run: async (stage) => {
      const { tab, key, expectSetUp } = await openKeyForm(stage, METHOD.basic)
      await tab.fill('User name', 'ada')
      await tab.fill('Password', ' pass word ')
      await tab.press('Enter')
      await expectSetUp()
      expect(key()).toBe(Buffer.from('ada: pass word ').toString('base64'))
    },
  },
  {
    title: 'signs in with a client id and secret',
    run: async (stage) => {
      const parameters = [parameter('ClientId'), parameter('ClientSecret')]
      const { tab, stored, expectSetUp } = await openKeyForm(stage, METHOD.clientCredentials, parameters)
      await tab.fill('Client ID', 'mine')

      await tab.fill('Client secret', 's3cr3t')
      await tab.click('Connect')
      await expectSetUp()
      expect(stored()).toMatchObject({ ClientId: 'mine', ClientSecret: 's3cr3t' })
    },
  },
  {
    title: 'signs in with a password that Cyclr exchanges',
    run: async (stage) => {
      const { tab, stored } = await openKeyForm(stage, METHOD.password)
      await tab.fill('User name', 'ada')
      await tab.fill('Password', 'secret')
      await tab.click('Connect')
      // The proxy has proven the login.
      await expect.poll(tab.text).toContain('Harbor is connected')
      expect(stored()).toEqual({ Username: 'ada', Password: 'secret' })
    },
  },
  {
    title: 'saves the settings of a connector that signs in with nothing else',
    run: async (stage) => {
      const parameters = [parameter('Account'), parameter('Region', { Values: ['EU', 'US'] })]
      const { tab, stored, expectSetUp } = await openKeyForm(stage, METHOD.none, parameters)
      await tab.fill('Account', 'north')
      await tab.click('US')

      await tab.click('Connect')
      await expectSetUp()
      expect(stored()).toEqual({ Account: 'north', Region: 'US' })
    },
  },
]
