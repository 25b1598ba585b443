import * as z from 'zod/mini'
import { RETURN_CHANNEL, type ReturnSignal, returnSignal } from '../core/contract.js'
import { type Browser, isTopLevel } from './browser.js'

type Hints = {
  /** The pop-up says that it came back. Anyone on this origin could say so: only a reason to look. */
  onReturn: (signal: ReturnSignal) => void
  /** The user is looking at this page again. */
  onAttention: () => void
}

/** Listens for everything that may mean that a sign-in is over. Returns what ends it. */
export function listenForHints(browser: Browser, proxyOrigin: string, { onReturn, onAttention }: Hints): () => void {
  const { window } = browser
  const { document } = window
  const heard = (data: unknown) => {
    const signal = z.safeParse(returnSignal, data)
    if (signal.success) onReturn(signal.data)
  }
  const channel = browser.openChannel(RETURN_CHANNEL)
  const onChannel = ({ data }: MessageEvent) => heard(data)
  const onMessage = ({ origin, data }: MessageEvent) => {
    if (origin === proxyOrigin) heard(data)
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') onAttention()
  }
  channel?.addEventListener('message', onChannel)
  if (!isTopLevel(browser)) window.addEventListener('message', onMessage)
  const attention = ['focus', 'online', 'pageshow'] as const
  for (const name of attention) window.addEventListener(name, onAttention)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    channel?.close()
    window.removeEventListener('message', onMessage)
    for (const name of attention) window.removeEventListener(name, onAttention)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
