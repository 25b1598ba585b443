import * as z from 'zod/mini'
import {
  CONNECTED_TYPE,
  CONTRACT_VERSION,
  connectedSignal,
  FOLLOWING_TYPE,
  followingSignal,
  RETURN_CHANNEL,
} from '../../core/contract.js'
import { after, type Browser, onRestored } from '../browser.js'

/** At least this long between two signals that are acted on: any script on this origin can send them. */
const THROTTLE_MS = 2_000

export type ConnectionChannel = {
  /** Sends the other wizards of this connector, in other tabs and on this page, that it was connected here. */
  announce: () => void
  /** Sends all other wizards that this one follows an attempt. */
  announceFollowing: (attempt: string, rank: number) => void
  close: () => void
}

/**
 * `onConnected`: another wizard connected this connector. Only a reason to read it again. `onFollowed`: another wizard
 * follows an attempt.
 */
export function openConnectionChannel(
  browser: Browser,
  accountConnectorId: string,
  onConnected: () => void,
  onFollowed: (attempt: string, rank: number) => void,
): ConnectionChannel {
  const { window } = browser
  let channel: BroadcastChannel | null = null
  let endThrottle: (() => void) | null = null
  let missed = false

  const receive = () => {
    missed = endThrottle !== null
    if (missed) return
    endThrottle = after(browser, THROTTLE_MS, () => {
      endThrottle = null
      if (missed) receive()
    })
    onConnected()
  }
  const open = () => {
    channel = browser.openChannel(RETURN_CHANNEL)
    channel?.addEventListener('message', ({ data }) => {
      const signal = z.safeParse(connectedSignal, data)
      if (signal.success && signal.data.accountConnectorId === accountConnectorId) receive()
      const following = z.safeParse(followingSignal, data)
      if (following.success) onFollowed(following.data.attempt, following.data.rank)
    })
  }
  const close = () => {
    channel?.close()
    channel = null
  }

  open()
  // A message to an open channel evicts the page from the back/forward cache (Chromium 156, measured).
  window.addEventListener('pagehide', close)
  const stopRestoring = onRestored(browser, () => {
    open()
    // Messages sent while the channel was closed were missed.
    receive()
  })
  const post = (type: string, details: object) =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
    channel?.postMessage({ type, version: CONTRACT_VERSION, ...details })
  return {
    announce: () => post(CONNECTED_TYPE, { accountConnectorId }),
    announceFollowing: (attempt, rank) => post(FOLLOWING_TYPE, { attempt, rank }),
    close: () => {
      close()
      endThrottle?.()
      window.removeEventListener('pagehide', close)
      stopRestoring()
    },
  }
}
