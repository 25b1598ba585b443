'use client'
import { useEffect, useState } from 'react'
import { ConnectorAuthError } from '../core/errors.js'

const load = () => import('./steps/lazyViews.js')

/** Long enough for a server to have started, or a network to be back. */
const RETRY_AFTER_MS = 1_000

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
    load()
      .catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS)).then(load))
      .then(
        (next) => {
          loaded = next
          if (!unmounted) setViews(next)
        },
        (cause: unknown) => {
          if (unmounted) return
          const failure = new ConnectorAuthError(navigator.onLine ? 'page_outdated' : 'network', { cause })
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
