import * as z from 'zod/mini'
import { CONNECTED_TYPE, CONTRACT_VERSION, connectedSignal, RETURN_CHANNEL } from '../core/contract.js'
import { after } from './after.js'
import type { Browser } from './browser.js'
import { onRestored } from './onRestored.js'

/** Milliseconds between two pieces of news that are acted on: anyone on this origin could make them up. */
const PAUSE = 2_000

/** What the wizards of one connector tell each other, in other tabs and elsewhere on this page. */
export type News = {
  /** Says that the connector got connected here. */
  tell: () => void
  stop: () => void
}

/** Hears that the connector got connected elsewhere, which is only a reason to look, and tells of it here. */
export function createNews(browser: Browser, accountConnectorId: string, onNews: () => void): News {
  const { window } = browser
  let channel: BroadcastChannel | null = null
  let endPause: (() => void) | null = null
  let more = false

  const act = () => {
    more = endPause !== null
    if (more) return
    endPause = after(browser, PAUSE, () => {
      endPause = null
      if (more) act()
    })
    onNews()
  }
  const open = () => {
    channel = browser.openChannel(RETURN_CHANNEL)
    channel?.addEventListener('message', ({ data }) => {
      const signal = z.safeParse(connectedSignal, data)
      if (signal.success && signal.data.accountConnectorId === accountConnectorId) act()
    })
  }
  const close = () => {
    channel?.close()
    channel = null
  }

  open()
  // With an open channel the first message would throw the page out of the cache for Back (Chromium 156, measured).
  window.addEventListener('pagehide', close)
  // Meanwhile it was deaf.
  const stopRestoring = onRestored(browser, () => {
    open()
    act()
  })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    tell: () => channel?.postMessage({ type: CONNECTED_TYPE, version: CONTRACT_VERSION, accountConnectorId }),
    stop: () => {
      close()
      endPause?.()
      window.removeEventListener('pagehide', close)
      stopRestoring()
    },
  }
}
