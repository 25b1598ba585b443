import { withLineFeeds } from '../../core/parameters/characters.js'
import { byteLength, MAX_VALUE_BYTES } from '../../core/parameters/values.js'

/** A text of the allowed length in UTF-16, with its byte order mark. */
const MAX_FILE_BYTES = 2 * MAX_VALUE_BYTES + 2
/** Binary formats of key stores. */
const BINARY_NAME = /\.(?:p12|pfx|jks|keystore)$/i

/** The text of a file, with line feeds as line breaks, or why it is not taken. A large file is not read at all. */
export async function readKeyFile(file: File): Promise<{ text: string } | { reason: 'tooLong' | 'notText' }> {
  if (BINARY_NAME.test(file.name)) return { reason: 'notText' }
  if (file.size > MAX_FILE_BYTES) return { reason: 'tooLong' }
  try {
    const text = withLineFeeds(decode(new Uint8Array(await file.arrayBuffer())))
    if (hasControlCharacters(text)) return { reason: 'notText' }
    return byteLength(text) > MAX_VALUE_BYTES ? { reason: 'tooLong' } : { text }
  } catch {
    // Bytes that are no text, a folder, or a file that is gone.
    return { reason: 'notText' }
  }
}

/** Throws for bytes that are no text. A byte order mark is left out. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
}

/** Windows tools write UTF-16, with and without a byte order mark. */
function encodingOf([first, second, third, fourth]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && third === 0) ? 'utf-16be' : 'utf-8'
}

function hasControlCharacters(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)
}
