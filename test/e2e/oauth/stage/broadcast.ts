import type { Page } from '@playwright/test'
import type { Stage } from './startStage.js'

/** The words with which a window says that it is back. */
export const signal = (attempt: unknown, proof: unknown = 'forged') => ({
  type: 'connector-auth-wizard:returned',
  version: 1,
  attempt,
  proof,
})

/** Another page of the host's, from which anything may be broadcast. */
export async function broadcaster(page: Page, stage: Stage): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(`${stage.origin}/host.css`)
  return other
}

export async function broadcast(from: Page, ...messages: readonly unknown[]): Promise<void> {
  await from.evaluate((messages) => {
    const channel = new BroadcastChannel('connector-auth-wizard')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    for (const message of messages) channel.postMessage(message)
  }, messages)
}
