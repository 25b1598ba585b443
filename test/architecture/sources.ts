import { readdir, readFile } from 'node:fs/promises'
import { type Outline, outlineOf } from './outlineOf.js'

const ROOT = new URL('../../', import.meta.url)

export type Source = { file: string; lines: number; outline: Outline }

/** Every module of `src`, or of `dist` with its types, by its path there. */
export async function sourcesIn(folder: 'src' | 'dist'): Promise<readonly Source[]> {
  const base = new URL(`${folder}/`, ROOT)
  const names = await readdir(base, { recursive: true })
  return Promise.all(
    names
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.(tsx?|js)$/.test(name))
      .toSorted()
      .map(async (file) => {
        const text = await readFile(new URL(file, base), 'utf8')
        return { file, lines: text.trimEnd().split('\n').length, outline: outlineOf(file, text) }
      }),
  )
}
