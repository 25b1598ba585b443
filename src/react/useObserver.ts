'use client'
import { useSyncExternalStore } from 'react'

type Observer<T> = { subscribe: (listener: () => void) => () => void; getCurrentResult: () => T }

/** What a query has come to. `useQuery` is this with suspense, hydration and error boundaries, which nobody here uses. */
export function useObserver<T>(observer: Observer<T>): T {
  const result = () => observer.getCurrentResult()
  return useSyncExternalStore(observer.subscribe, result, result)
}
