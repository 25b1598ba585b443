import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Stage } from './startStage.js'

/** How often the wizard asked the proxy what has become of its attempt. */
export const looks = (stage: Stage): number => stage.asked('GET', /status$/).length

/** The proof of a return that each look carried, if any. */
export const proofs = (stage: Stage): (string | null)[] =>
  stage.asked('GET', /status$/).map(({ query }) => query.get('proof'))

/** Stops the page's clock, installed before: from here on only the test lets time pass, however slow the machine. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000)
}

/**
 * Stops the page's clock as well: from here on the wizard looks only if something gives it a reason. Answers
 * how often it has looked until then.
 */
export async function stopPolling(page: Page, stage: Stage): Promise<number> {
  await stopClock(page)
  let before = -1
  // The jump itself lets a look be due, which may be on its way.
  await expect
    .poll(
      () => {
        const same = looks(stage) === before
        before = looks(stage)
        return same
      },
      { intervals: [400] },
    )
    .toBe(true)
  return before
}

/** Lets the clock go on. A window that came back meanwhile is closed first: its own timer would, in the middle of this. */
export async function resumePolling(page: Page, returned?: Page): Promise<void> {
  await returned?.close()
  await page.clock.resume()
}
