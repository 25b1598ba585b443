import type { Page } from '@playwright/test'
import type { Stage } from './startStage.js'

/** The words with which a window says that it is back. */
export const signal = (attempt: unknown, proof: unknown = 'forged') => ({
  type: 'connector-auth-wizard:returned',
  version: 1,
  attempt,
  proof,
})

/** Begins a sign-in: answers its window, and the attempt as the proxy called it. */
export async function attemptOf(page: Page, begin: () => Promise<Page>): Promise<{ popup: Page; attempt: string }> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/oauth'))
  const popup = await begin()
  const { attempt }: { attempt: string } = await (await answer).json()
  return { popup, attempt }
}

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
