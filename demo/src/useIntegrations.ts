import { useCallback, useEffect, useState } from 'react'
import { type Listing, loadIntegrations } from './loadIntegrations.js'

export type Loaded = { status: 'loading' } | { status: 'failed' } | ({ status: 'ready' } & Listing)

/** Loads the list. `refresh` loads it again and keeps showing the old list meanwhile. */
export function useIntegrations(proxyUrl: string): { loaded: Loaded; refresh: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' })

  const load = useCallback(
    (signal?: AbortSignal) => {
      loadIntegrations(proxyUrl, signal).then(
        (listing) => setLoaded({ status: 'ready', ...listing }),
        () => {
          if (!signal?.aborted) setLoaded((before) => (before.status === 'ready' ? before : { status: 'failed' }))
        },
      )
    },
    [proxyUrl],
  )
  useEffect(() => {
    const abort = new AbortController()
    load(abort.signal)
    return () => abort.abort()
  }, [load])

  return { loaded, refresh: useCallback(() => load(), [load]) }
}
