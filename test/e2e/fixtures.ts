import { test as base, type Page } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'

type OfTheWorker = { guided: Demo; unguided: Demo; visits: Page }

/** The built demo on a port of its own, once for each worker: with our guides, and as Cyclr alone tells it. */
export const test = base.extend<object, OfTheWorker>({
  guided: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const demo = await startDemo({ logger: QUIET })
      await use(demo)
      await demo.close()
    },
    { scope: 'worker' },
  ],
  unguided: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const demo = await startDemo({ withGuides: false, verify: false, logger: QUIET })
      await use(demo)
      await demo.close()
    },
    { scope: 'worker' },
  ],
  /** One page for tests that only visit: a new one costs as much as such a test. */
  visits: [
    async ({ browser }, use) => {
      const page = await browser.newPage()
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
})

const nothing = () => undefined
const QUIET = { info: nothing, warn: nothing, error: nothing }

/** Opens the demo at one connector, without the developer's panel. */
export async function openConnector(page: Page, demo: Demo, id: string | number): Promise<void> {
  await page.goto(`${demo.url}/?connector=${id}&panel=0`)
}
