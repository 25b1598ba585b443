import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { startTestSite, type TestSite, type TestSiteOptions } from '../e2e/oauth/testSite/startTestSite.js'
import type { Engine } from './Engine.js'
import type { Story } from './Story.js'
import { elementStories } from './stories/element.js'
import { hostStories } from './stories/host.js'
import { keyStories } from './stories/keys.js'
import { oauthStories } from './stories/oauth.js'
import { valueStories } from './stories/values.js'

const STORIES: readonly Story[] = [...keyStories, ...oauthStories, ...hostStories, ...valueStories, ...elementStories]

/** Runs the stories in one browser. Without `start`, which is for engines that are not installed, they are skipped. */
export function describeEngine(name: 'Firefox' | 'WebKit', start: (() => Promise<Engine>) | null): void {
  const isChosen = ({ inGate, notIn }: Story) => notIn !== name && (inGate || process.env['STORIES'] === 'all')

  // oxlint-disable-next-line vitest/valid-title -- the engine's name
  describe.skipIf(start === null)(name, () => {
    let engine: Engine
    const sites: TestSite[] = []
    const startSite = async (options?: TestSiteOptions) => {
      const site = await startTestSite({ packed: true, ...options })
      sites.push(site)
      return site
    }
    beforeAll(async () => {
      if (start !== null) engine = await start()
    })
    afterEach(async () => {
      for (const tab of await engine.tabs()) await tab.close()
      for (const site of sites.splice(0)) await site.close()
    })
    afterAll(() => engine?.stop())

    // oxlint-disable-next-line vitest/valid-title, vitest/expect-expect -- each story has both
    for (const { title, run } of STORIES.filter(isChosen)) it(title, () => run({ engine, startSite }))
  })
}
