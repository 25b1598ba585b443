import { ConnectorAuthError } from '../../core/errors.js'
import { withPatience } from '../withPatience.js'
import { readCapped } from './readCapped.js'

/**
 * `fetch` that has read the body when it answers, so that a connection lost halfway through is tried again like any
 * other, and whose patience for the headers ends before that for the whole.
 */
export function fetchWhole(fetch: typeof globalThis.fetch, patience: number, most?: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await withPatience(() => fetch(input, init), patience, tooSlow)
    const { status, headers, ok } = response
    if (!ok) {
      // Never read: error bodies may hold what was sent.
      response.body?.cancel().catch(() => undefined)
      // A redirect that a runtime hides from us has no status at all.
      return new Response(null, { status: status < 200 ? 502 : status, headers })
    }
    const text = await readCapped(response, most)
    return new Response(text === '' ? null : text, { status, headers })
  }
}

function tooSlow(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('no headers in time') })
}
