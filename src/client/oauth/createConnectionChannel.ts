import { CONNECTED_TYPE, CONTRACT_VERSION, FOLLOWING_TYPE, RETURN_CHANNEL } from '../../core/protocol.js'
import { after, type Browser, onRestored } from '../browser.js'
import { readMessage } from '../loadReader.js'

/** At least this long between two signals that are acted on: any script on this origin can send them. */
const THROTTLE_MS = 2_000

export type ConnectionChannel = {
  /** Tells the other wizards and checklists of this connector, in other tabs and on this page, that it was connected here. */
  announce: (accountConnectorId: string) => void
  /** Sends all other wizards that this one follows an attempt. */
  announceFollowing: (attempt: string, rank: number) => void
  close: () => void
}

/**
 * `isMine`: whether a message about a connector is wanted. `onConnected`: another wizard connected it. Only a reason to read it again. `onFollowed`: another wizard
 * follows an attempt.
 */
export function openConnectionChannel(
  browser: Browser,
  isMine: (accountConnectorId: string) => boolean,
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
  const read = async (data: unknown) => {
    const signal = await readMessage(data)
    if (signal === null || channel === null) return
    if (signal.type === CONNECTED_TYPE && isMine(signal.accountConnectorId)) receive()
    if (signal.type === FOLLOWING_TYPE) onFollowed(signal.attempt, signal.rank)
  }
  const open = () => {
    channel = browser.openChannel(RETURN_CHANNEL)
    channel?.addEventListener('message', ({ data }) => void read(data))
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
    announce: (accountConnectorId) => post(CONNECTED_TYPE, { accountConnectorId }),
    announceFollowing: (attempt, rank) => post(FOLLOWING_TYPE, { attempt, rank }),
    close: () => {
      close()
      endThrottle?.()
      window.removeEventListener('pagehide', close)
      stopRestoring()
    },
  }
}
