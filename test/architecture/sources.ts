import { readdir, readFile } from 'node:fs/promises'
import { type Outline, outlineOf } from './outlineOf.js'

const SRC = new URL('../../src/', import.meta.url)

export type Source = { file: string; lines: number; outline: Outline }

/** Every module of `src`, by its path there. */
export async function sources(): Promise<readonly Source[]> {
  const names = await readdir(SRC, { recursive: true })
  return Promise.all(
    names
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.tsx?$/.test(name))
      .toSorted()
      .map(async (file) => {
        const text = await readFile(new URL(file, SRC), 'utf8')
        return { file, lines: text.trimEnd().split('\n').length, outline: outlineOf(file, text) }
      }),
  )
}
