import { ConnectorAuthError } from '../../core/errors.js'

/** Throws `upstream_error` as soon as the body is larger than `maxBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > maxBytes) {
      // Not awaited: cancelling a stalled body may stall too.
      reader.cancel().catch(() => undefined)
      throw new ConnectorAuthError('upstream_error', { cause: new Error(`body over ${maxBytes} bytes`) })
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** Throws `upstream_error`, which names the type of the body and holds nothing of it. */
export function parseJson({ text, headers }: { text: string; headers: Headers }): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const type = headers.get('Content-Type')
    throw new ConnectorAuthError('upstream_error', { cause: new Error(`not JSON: ${type}, ${text.length} characters`) })
  }
}
