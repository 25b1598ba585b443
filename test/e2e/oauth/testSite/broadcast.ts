import type { Page } from '@playwright/test'
import type { TestSite } from './startTestSite.js'

/** The message that the return page sends. */
export const returnMessage = (attempt: unknown, proof: unknown = 'forged') => ({
  type: 'connector-auth-wizard:returned',
  version: 1,
  attempt,
  proof,
})

/** Starts a sign-in and returns its window and the id of its attempt. */
export async function attemptOf(page: Page, begin: () => Promise<Page>): Promise<{ popup: Page; attempt: string }> {
  const response = page.waitForResponse((one) => one.url().endsWith('/oauth'))
  const popup = await begin()
  const { attempt }: { attempt: string } = await (await response).json()
  return { popup, attempt }
}

/** Another page of the host's origin, to broadcast from. */
export async function openBroadcaster(page: Page, site: TestSite): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(`${site.origin}/host.css`)
  return other
}

export async function broadcast(from: Page, ...messages: readonly unknown[]): Promise<void> {
  await from.evaluate((messages) => {
    const channel = new BroadcastChannel('connector-auth-wizard')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    for (const message of messages) channel.postMessage(message)
  }, messages)
}
