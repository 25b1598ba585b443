'use client'
import { useEffect, useState } from 'react'

const load = () => import('./steps/lazyViews.js')

type LazyViews = Awaited<ReturnType<typeof load>>

let loaded: LazyViews | null = null

/**
 * The views of the steps, in a chunk that loads while the connector does; `null` until it is there. Not `React.lazy`, which
 * suspends for a moment even when the chunk is loaded, and so takes the focus away.
 */
export function useLazyViews(): LazyViews | null {
  const [views, setViews] = useState(loaded)
  useEffect(() => {
    let unmounted = false
    const done = (next: LazyViews) => {
      loaded = next
      if (!unmounted) setViews(next)
    }
    load().then(done, (error: unknown) => {
      // Thrown during render, so that the host's error boundary receives it.
      if (!unmounted) setViews(() => raise(error))
    })
    return () => {
      unmounted = true
    }
  }, [])
  return views
}

function raise(error: unknown): never {
  throw error
}
