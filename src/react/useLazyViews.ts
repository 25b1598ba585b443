import { useEffect, useState } from 'react'
import type { ConnectorAuthError } from '../core/errors.js'
import { loadChunk } from '../core/loadChunk.js'

const load = () => import('./steps/lazyViews.js')

type Views = Awaited<ReturnType<typeof load>>

export type LazyViews = {
  /** `null` until they are loaded. */
  views: Views | null
  /** Why they cannot be loaded: they are no longer on the server, or there is no network. */
  error: ConnectorAuthError | null
  retry: () => void
}

let loaded: Views | null = null

/**
 * The views of the steps, in a chunk that loads while the connector does. Not `React.lazy`, which suspends for a moment
 * even when the chunk is loaded, and so takes the focus away.
 */
export function useLazyViews(onError: (error: ConnectorAuthError) => void): LazyViews {
  const [views, setViews] = useState(loaded)
  const [error, setError] = useState<ConnectorAuthError | null>(null)
  useEffect(() => {
    if (views !== null || error !== null) return
    let unmounted = false
    loadChunk(load).then(
      (next) => {
        loaded = next
        if (!unmounted) setViews(next)
      },
      (failure: ConnectorAuthError) => {
        if (unmounted) return
        setError(failure)
        onError(failure)
      },
    )
    return () => {
      unmounted = true
    }
  }, [views, error, onError])
  return { views, error, retry: () => setError(null) }
}
