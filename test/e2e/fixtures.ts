import { test as base, type Page } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'

type WorkerFixtures = { guided: Demo; unguided: Demo; sharedPage: Page }

/** The built demo, once for each worker: with the bundled guides, and without guides and verification. */
export const test = base.extend<object, WorkerFixtures>({
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
  /** One page for all tests of a worker: opening a new page takes as long as one of these tests. */
  sharedPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage()
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
})

const noop = () => undefined
const QUIET = { info: noop, warn: noop, error: noop }

/** Opens a connector in the demo, with the developer panel closed. */
export async function openConnector(page: Page, demo: Demo, id: string | number): Promise<void> {
  await page.goto(`${demo.url}/?connector=${id}&panel=0`)
}

/** Opens a connector without loading the page again, where the demo is open in it. */
export async function showConnector(page: Page, demo: Demo, id: string | number, locale = 'en'): Promise<void> {
  // The connector that is shown already would stay as it is, and the pages of the states show no connectors.
  const isShown = page.url().includes(`connector=${id}&`)
  if (isShown || !page.url().startsWith(`${demo.url}/?`)) await page.goto(`${demo.url}/?panel=0`)
  await page.evaluate((query) => {
    history.pushState(null, '', `/?${query}&panel=0`)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `connector=${id}&locale=${locale}`)
}
