import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const SRC = new URL('../../src/', import.meta.url)

/** The names of an entry, each with the text of its declaration's comment. */
async function namesOf(entry: string): Promise<readonly { name: string; kind: string; comment: string }[]> {
  const text = await readFile(new URL(entry, SRC), 'utf8')
  const reExports = [...text.matchAll(/^export (?:type )?\{([^}]+)\} from '(.+)\.js'/gm)].map(
    ([, names = '', file = '']) => ({
      names: names.split(',').map((name) => name.trim().replace(/^type /, '')),
      file: `${file}.ts`,
    }),
  )
  const own = { names: [...text.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name), file: entry }
  const declared = [...reExports, own].map(async ({ names, file }) => {
    const source = await readFile(new URL(file, SRC), 'utf8')
    return names.filter(Boolean).map((name) => declarationOf(name, source))
  })
  return (await Promise.all(declared)).flat()
}

function declarationOf(name: string, source: string) {
  const found = new RegExp(`export (function|type|const|class) ${name}\\b`).exec(source)
  const before = source.slice(0, found?.index).trimEnd()
  const comment = before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : ''
  return { name, kind: found?.[1] ?? 'missing', comment }
}

describe.each(['testing.ts', 'testing-msw.ts'])('src/%s', async (entry) => {
  const names = await namesOf(entry)

  it('documents every name, and shows an example of every function', () => {
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter(({ kind }) => kind === 'missing')).toEqual([])
    expect(names.filter(({ comment }) => comment === '').map(({ name }) => name)).toEqual([])
    const functions = names.filter(({ kind }) => kind === 'function')
    expect(functions.filter(({ comment }) => !comment.includes('@example')).map(({ name }) => name)).toEqual([])
  })
})
