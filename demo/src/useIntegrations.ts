import { useCallback, useEffect, useState } from 'react'
import { type Integration, loadIntegrations } from './loadIntegrations.js'

export type Loaded = { at: 'loading' } | { at: 'failed' } | { at: 'ready'; all: readonly Integration[] }

/** The list; `refresh` reads it again while the old one stays in view. */
export function useIntegrations(proxyUrl: string): { loaded: Loaded; refresh: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ at: 'loading' })

  const load = useCallback(
    (signal?: AbortSignal) => {
      loadIntegrations(proxyUrl, signal).then(
        (all) => setLoaded({ at: 'ready', all }),
        () => {
          if (!signal?.aborted) setLoaded((before) => (before.at === 'ready' ? before : { at: 'failed' }))
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
