import { loadChunk } from '../core/loadChunk.js'
import type * as reader from './readAnswer.js'

type Reader = typeof reader

let loading: Promise<Reader> | null = null

/** What parses answers and messages. It brings zod, which nothing else in the browser needs. */
export function loadReader(): Promise<Reader> {
  loading ??= loadChunk(() => import('./readAnswer.js')).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A message of the return page or of another wizard; `null` if it is of anyone else. Messages are hints: one may be missed. */
export async function readMessage(data: unknown): Promise<reader.Signal | null> {
  const loaded = await loadReader().catch(() => null)
  return loaded && loaded.readSignal(data)
}
