import { test as base } from '@playwright/test'
import { startTestSite, type TestSite, type TestSiteOptions } from './startTestSite.js'

export { expect } from '@playwright/test'

type Fixtures = {
  /** Starts the servers of a test. They are stopped when it ends. */
  startSite: (options?: TestSiteOptions) => Promise<TestSite>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's source
  startSite: async ({}, provide) => {
    const started: TestSite[] = []
    await provide(async (options) => {
      const site = await startTestSite(options)
      started.push(site)
      return site
    })
    await Promise.all(started.map((site) => site.close()))
  },
})
