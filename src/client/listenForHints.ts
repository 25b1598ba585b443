import * as z from 'zod/mini'
import { RETURN_CHANNEL, type ReturnSignal, returnSignal } from '../core/contract.js'
import { type Browser, isTopLevel } from './browser.js'

type Hints = {
  /** The only origin whose window messages count. */
  proxyOrigin: string
  /** Whether a message's window may be one that carries a sign-in. */
  isOurs: (source: MessageEventSource | null) => boolean
  /** The pop-up says that it came back. Anyone on this origin could say so: only a reason to look. */
  onReturn: (signal: ReturnSignal) => void
  /** The user is looking at this page again. */
  onAttention: () => void
}

/** Listens for everything that may mean that a sign-in is over. Returns what ends it. */
export function listenForHints(browser: Browser, { proxyOrigin, isOurs, onReturn, onAttention }: Hints): () => void {
  const { window } = browser
  const { document } = window
  const heard = (data: unknown) => {
    const signal = z.safeParse(returnSignal, data)
    if (signal.success) onReturn(signal.data)
  }
  let channel: BroadcastChannel | null = null
  const openChannel = () => {
    channel = browser.openChannel(RETURN_CHANNEL)
    channel?.addEventListener('message', ({ data }) => heard(data))
  }
  const closeChannel = () => channel?.close()
  const onMessage = ({ origin, source, data }: MessageEvent) => {
    if (origin === proxyOrigin && isOurs(source)) heard(data)
  }
  // A page that comes back from the browser's cache was deaf meanwhile, and its channel may be gone.
  const onShow = ({ persisted }: PageTransitionEvent) => {
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
  // At top level the windows were cut off from us: whoever sends a message there is somebody else.
  if (!isTopLevel(browser)) window.addEventListener('message', onMessage)
  window.addEventListener('focus', onAttention)
  window.addEventListener('online', onAttention)
  window.addEventListener('pageshow', onShow)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    closeChannel()
    window.removeEventListener('message', onMessage)
    window.removeEventListener('focus', onAttention)
    window.removeEventListener('online', onAttention)
    window.removeEventListener('pageshow', onShow)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
