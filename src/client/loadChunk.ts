import { ConnectorAuthError } from '../core/errors.js'
import type * as reader from './readAnswer.js'

/** Long enough for a server to have started, or a network to be back. */
const RETRY_AFTER_MS = 1_000

/**
 * A chunk of the script that loads while the proxy answers, tried twice. Throws a `ConnectorAuthError`: `page_outdated` when
 * it is no longer on the server, `network` when the browser is offline.
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load().catch(() => delay(RETRY_AFTER_MS).then(load))
  } catch (cause) {
    throw new ConnectorAuthError(navigator.onLine ? 'page_outdated' : 'network', { cause })
  }
}

type Reader = typeof reader

let loading: Promise<Reader> | null = null

/** What parses answers and messages. It brings zod, which nothing else in the browser needs. */
export function loadReader(): Promise<Reader> {
  loading ??= loadChunk(() => import('./readAnswer.js')).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A message of the return page or of another wizard; `null` if it is of anyone else. Messages are hints: one may be missed. */
export async function readMessage(data: unknown): Promise<reader.Signal | null> {
  const loaded = await loadReader().catch(() => null)
  return loaded && loaded.readSignal(data)
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
