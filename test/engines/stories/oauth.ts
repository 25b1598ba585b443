import { expect } from 'vitest'
import { ACCOUNT } from '../../../src/testing.js'
import { SEVERED, type TestSite, type TestSiteOptions } from '../../e2e/oauth/testSite/startTestSite.js'
import type { Engine, Tab, View } from '../Engine.js'
import type { Stage, Story } from '../Story.js'

const APP = 'Asana'
const START = `Continue to ${APP}`

const start = async ({ engine, startSite }: Stage, options: TestSiteOptions = {}) => {
  const site = await startSite(options)
  return { site, tab: await engine.open(site.url) }
}

/** Each of the other engines' own pop-up blocker refuses the window. */
async function startBlocked(stage: Stage) {
  const started = await start(stage, { hostPage: new URL('../hostPages/blocked.ts', import.meta.url) })
  // Not by what the page shows: Firefox counts a script of this test as a user's activation.
  await expect.poll(started.tab.address).toContain('#clicked')
  await expect.poll(started.tab.text).toContain('Your browser blocked the window')
  return started
}

/** Clicks, and returns the window that opens. */
async function windowFrom({ tabs }: Engine, click: () => Promise<void>): Promise<Tab> {
  const before = await tabs()
  const opened = async () => (await tabs()).find((tab) => !before.includes(tab))
  await click()
  await expect.poll(opened, { message: 'No window opened.' }).toBeDefined()
  const popup = await opened()
  if (!popup) throw new Error('The window has closed.')
  return popup
}

/** Signs in through a window, which closes itself, and is reported once. */
export async function signIn({ engine }: Stage, site: TestSite, view: View): Promise<void> {
  const popup = await windowFrom(engine, () => view.click(START))
  await popup.click('Allow')
  await expectConnected(site, view)
  await expect.poll(async () => (await engine.tabs()).length).toBe(1)
}

async function expectConnected(site: TestSite, view: View): Promise<void> {
  await expect.poll(view.text).toContain('Asana is connected')
  await expect.poll(view.text).toContain('onSuccess')
  const text = await view.text()
  expect(text.match(/onSuccess/g)).toHaveLength(1)
  expect(text).not.toContain('onError')
  expect(site.fake.find(site.id).authValue).toContain('AccessToken')
}

export const oauthStories: readonly Story[] = [
  {
    title: 'signs in with OAuth',
    inGate: true,
    run: async (stage) => {
      const { site, tab } = await start(stage)
      await signIn(stage, site, tab)
    },
  },
  {
    title: 'signs in with OAuth when the provider severs the window',
    inGate: true,
    run: async (stage) => {
      const { site, tab } = await start(stage)
      site.fake.oauth.coop = 'same-origin'
      await signIn(stage, site, tab)
    },
  },
  {
    title: 'signs in with OAuth when the host severs the window',
    run: async (stage) => {
      const { site, tab } = await start(stage, { headers: SEVERED })
      await signIn(stage, site, tab)
    },
  },
  {
    title: 'signs in with OAuth in a frame on another site, with a partitioned cookie',
    // WebKitGTK keeps no cookie of a frame on another site before the user has visited it.
    notIn: 'WebKit',
    run: async (stage) => {
      const { site, tab } = await start(stage, { frame: { sandbox: null } })
      await signIn(stage, site, tab.frame)
    },
  },
  {
    title: 'is not signed in to the host in a frame on another site that the user has not visited',
    notIn: 'Firefox',
    run: async (stage) => {
      const { tab } = await start(stage, { frame: { sandbox: null } })
      await expect.poll(tab.frame.text).toMatch(/Your session has ended[^]*"code":"unauthenticated"/)
    },
  },
  {
    title: 'signs in with OAuth in a frame on another site, with a token in place of a cookie',
    run: async (stage) => {
      const { site, tab } = await start(stage, {
        frame: { sandbox: null },
        hostPage: new URL('../hostPages/token.tsx', import.meta.url),
        proxy: {
          authorize: ({ headers }) =>
            headers.get('Authorization') === 'Bearer token-of-mara'
              ? { accountId: ACCOUNT, userId: 'mara', can: ['read', 'connect'] }
              : null,
        },
      })
      await signIn(stage, site, tab.frame)
    },
  },
  {
    title: 'goes on in the same tab when the window is blocked',
    run: async (stage) => {
      const { site, tab } = await startBlocked(stage)
      expect(await stage.engine.tabs()).toHaveLength(1)
      await tab.click('Continue in this tab')
      await tab.click('Allow')
      await expectConnected(site, tab)
    },
  },
  {
    title: 'opens a blocked window from a link',
    run: async (stage) => {
      const { site, tab } = await startBlocked(stage)
      const popup = await windowFrom(stage.engine, () => tab.click('Open the window'))
      await popup.click('Allow')
      await expectConnected(site, tab)
    },
  },
  {
    title: 'offers the window again when it was closed',
    run: async (stage) => {
      const { site, tab } = await start(stage)
      const popup = await windowFrom(stage.engine, () => tab.click(START))
      await expect.poll(popup.text).toContain('Allow')
      await popup.close()
      await expect.poll(tab.text).toContain('Still signing in?')
      expect(await tab.text()).not.toContain('onError')
      const again = await windowFrom(stage.engine, () => tab.click('Reopen window'))
      await again.click('Allow')
      await expectConnected(site, tab)
    },
  },
  {
    title: 'stays at the sign-in when access is declined',
    run: async (stage) => {
      const { site, tab } = await start(stage)
      site.fake.oauth.decline = 'page'
      const popup = await windowFrom(stage.engine, () => tab.click(START))
      await popup.click('Decline')
      await expect.poll(popup.text).toContain('Access declined')
      await popup.close()
      await expect.poll(tab.text).toContain('Still signing in?')
      await tab.click('Cancel')
      await expect.poll(tab.text).toContain(START)
      expect(await tab.text()).not.toMatch(/onSuccess|onError/)
      expect(site.fake.find(site.id).authenticated).toBe(false)
    },
  },
  {
    title: 'reconnects',
    run: async (stage) => {
      const site = await stage.startSite()
      site.fake.authenticate(site.id, 'before')
      const tab = await stage.engine.open(site.url)
      await tab.click('Reconnect')
      await signIn(stage, site, tab)
      expect(await tab.text()).toContain('"isReconnect":true')
    },
  },
  {
    title: 'signs in by redirect and returns to the same address',
    run: async (stage) => {
      const site = await stage.startSite({ wizard: { oauthMode: 'redirect' } })
      const tab = await stage.engine.open(`${site.url}#apps`)
      await tab.click(START)
      await tab.click('Allow')
      await expectConnected(site, tab)
      await expect.poll(tab.address).toBe(`${site.url}#apps`)
      expect(await stage.engine.tabs()).toHaveLength(1)
    },
  },
  {
    title: 'goes back from the provider and forward again in redirect mode',
    run: async (stage) => {
      const { site, tab } = await start(stage, { wizard: { oauthMode: 'redirect' } })
      await tab.click(START)
      await expect.poll(tab.text).toContain('Allow')
      await tab.run(() => history.back())
      await expect.poll(tab.text).toContain('Sign in using this tab')
      await tab.click(START)
      await expect.poll(tab.text).toContain('Allow')
      await tab.run(() => history.back())
      await expect.poll(tab.text).toContain(START)
      await tab.run(() => history.forward())
      await tab.click('Allow')
      await expectConnected(site, tab)
    },
  },
]
