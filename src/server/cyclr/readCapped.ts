import { ConnectorAuthError } from '../../core/errors.js'

/** Bytes. Icons make account connectors tens of kB; a megabyte is no answer of Cyclr's. */
const MOST = 1024 * 1024

/** A body as text, read no further than we are ready to hold. Throws `upstream_error` beyond that. */
export async function readCapped(response: Response, most = MOST): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > most) {
      // Not waited for: what is cancelled may be what hangs.
      reader.cancel().catch(() => undefined)
      throw new ConnectorAuthError('upstream_error', { cause: new Error(`body over ${most} bytes`) })
    }
    text += decoder.decode(value, { stream: true })
  }
}
