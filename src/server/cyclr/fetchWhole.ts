import { ConnectorAuthError } from '../../core/errors.js'
import { withTimeout } from '../http/withTimeout.js'
import { readCapped } from './readCapped.js'

type Whole = {
  fetch: typeof globalThis.fetch
  /** Milliseconds until the headers. */
  patience: number
  /** Bytes. @default a megabyte */
  most?: number | undefined
  signal: AbortSignal
}

/**
 * `fetch` that has read the body when it answers, so that a connection lost halfway through is tried again like any
 * other, and whose patience for the headers ends before that for the whole. What it read is told by `text`.
 */
export function fetchWhole({ fetch, patience, most, signal }: Whole): {
  fetch: typeof globalThis.fetch
  text: () => string
} {
  let text = ''
  return {
    fetch: async (input, init) => {
      const response = await withTimeout(() => fetch(input, { ...init, signal }), patience, tooSlow)
      // Never read: error bodies may hold what was sent.
      if (response.ok) text = await readCapped(response, most)
      else response.body?.cancel().catch(() => undefined)
      return response
    },
    text: () => text,
  }
}

function tooSlow(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('no headers in time') })
}
