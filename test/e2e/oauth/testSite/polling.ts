import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { TestSite } from './startTestSite.js'

/** The number of status requests from the wizard to the proxy. */
export const statusRequests = (site: TestSite): number => site.requestsTo('GET', /status$/).length

/** The proof of return that each status request carried, or `null`. */
export const proofsSent = (site: TestSite): (string | null)[] =>
  site.requestsTo('GET', /status$/).map(({ query }) => query.get('proof'))

/** Stops the page's clock, which must be installed. From here on only the test advances the time. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000)
}

/**
 * Stops the page's clock, so that the wizard sends a status request only in response to a signal.
 * Returns the number of status requests so far.
 */
export async function stopPolling(page: Page, site: TestSite): Promise<number> {
  await stopClock(page)
  let before = -1
  // Stopping the clock jumps ahead and may trigger a status request: wait until the number is stable.
  await expect
    .poll(
      () => {
        const same = statusRequests(site) === before
        before = statusRequests(site)
        return same
      },
      { intervals: [400] },
    )
    .toBe(true)
  return before
}

/** Resumes the clock. Closes a returned window first, because its own timer would close it at an arbitrary moment. */
export async function resumePolling(page: Page, returned?: Page): Promise<void> {
  await returned?.close()
  await page.clock.resume()
}
