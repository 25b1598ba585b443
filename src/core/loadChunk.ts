import { ConnectorAuthError } from './errors.js'

/** Long enough for a server to have started, or a network to be back. */
const RETRY_AFTER_MS = 1_000

/**
 * A chunk of the script, tried twice. Throws a `ConnectorAuthError`: `page_outdated` when it is no longer on the server,
 * `network` when the browser is offline. For the client and the view, which may not import from each other.
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load().catch(() => delay(RETRY_AFTER_MS).then(load))
  } catch (cause) {
    throw new ConnectorAuthError(navigator.onLine ? 'page_outdated' : 'network', { cause })
  }
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
