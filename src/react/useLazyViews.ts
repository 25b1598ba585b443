'use client'
import { useEffect, useState } from 'react'

const load = () => import('./steps/lazyViews.js')

export type Forms = Awaited<ReturnType<typeof load>>

let loaded: Forms | null = null

/**
 * What no first look needs: the forms with their library, and a sign-in after its click. `null` until they are there.
 * Not `lazy`: that shows for a moment that it waits, and takes the focus away, even for what is loaded already.
 */
export function useLazyViews(): Forms | null {
  const [forms, setForms] = useState(loaded)
  useEffect(() => {
    let gone = false
    const done = (next: Forms) => {
      loaded = next
      if (!gone) setForms(next)
    }
    load().then(done, (error: unknown) => {
      // The host's error boundary is told, as it is of anything that a page cannot load.
      if (!gone) setForms(() => raise(error))
    })
    return () => {
      gone = true
    }
  }, [])
  return forms
}

function raise(error: unknown): never {
  throw error
}
