import type { ReturnSignal } from '../../core/contract.js'
import { RETURN_CHANNEL, RETURN_TYPE } from '../../core/protocol.js'
import { type Browser, environmentOf } from '../browser.js'
import { readMessage } from '../loadReader.js'

/** How the page learned that a sign-in may be over. */
export type ReturnSignalName = 'channel' | 'message' | 'attention'

type ReturnSignals = {
  /** The only origin whose window messages count. */
  proxyOrigin: string
  /** Whether a message's source may be one of the sign-in windows. */
  mayHaveSent: (source: MessageEventSource | null) => boolean
  /** The window returned. Any script on this origin can forge this message: it is only a reason to poll. */
  onReturn: (signal: ReturnSignal) => void
  /** The user looks at this page again, or the network is back. */
  onAttention: () => void
  /** Each of the above, for a report to support. */
  onSignal: (name: ReturnSignalName) => void
}

/** Listens for every signal that a sign-in may be over. Returns an unsubscribe function. */
export function listenForReturn(browser: Browser, signals: ReturnSignals): () => void {
  const { proxyOrigin, mayHaveSent, onReturn, onSignal } = signals
  const { window } = browser
  const { document } = window
  const receive = async (name: ReturnSignalName, data: unknown) => {
    const signal = await readMessage(data)
    if (signal?.type !== RETURN_TYPE || !isListening) return
    onSignal(name)
    onReturn(signal)
  }
  const onAttention = () => {
    onSignal('attention')
    signals.onAttention()
  }
  let isListening = true
  let channel: BroadcastChannel | null = null
  const openChannel = () => {
    channel = browser.openChannel(RETURN_CHANNEL)
    channel?.addEventListener('message', ({ data }) => void receive('channel', data))
  }
  const closeChannel = () => channel?.close()
  const onMessage = ({ origin, source, data }: MessageEvent) => {
    if (origin === proxyOrigin && mayHaveSent(source)) void receive('message', data)
  }
  const onShow = ({ persisted }: PageTransitionEvent) => {
    // A page restored from the back/forward cache missed messages, and its channel may be closed.
    if (persisted) {
      closeChannel()
      openChannel()
    }
    onAttention()
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') onAttention()
  }
  openChannel()
  // At top level the windows have no opener, so a message there comes from elsewhere.
  if (environmentOf(browser).framed) window.addEventListener('message', onMessage)
  window.addEventListener('focus', onAttention)
  window.addEventListener('online', onAttention)
  window.addEventListener('pageshow', onShow)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    isListening = false
    closeChannel()
    window.removeEventListener('message', onMessage)
    window.removeEventListener('focus', onAttention)
    window.removeEventListener('online', onAttention)
    window.removeEventListener('pageshow', onShow)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
