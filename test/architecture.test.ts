import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outlineOf } from './architecture/outlineOf.js'
import { type Source, sourcesIn } from './architecture/sources.js'

const all = await sourcesIn('src')

const PUBLIC_HOOKS = new Set(['react/useConnectorAuth.ts', 'react/checklist/useConnectorChecklist.ts'])

describe('the reader of imports', () => {
  it.each([
    ["import { a } from './x.js'", { from: './x.js', typeOnly: false }],
    ["import './x.js'", { from: './x.js', typeOnly: false }],
    ["import type { A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["import { type A, type B } from './x.js'", { from: './x.js', typeOnly: true }],
    ["import { type A, b } from './x.js'", { from: './x.js', typeOnly: false }],
    ["import * as x from './x.js'", { from: './x.js', typeOnly: false }],
    ["export { a } from './x.js'", { from: './x.js', typeOnly: false }],
    ["export { type A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["export type { A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["export * from './x.js'", { from: './x.js', typeOnly: false }],
    ["const load = () => import('./x.js')", { from: './x.js', typeOnly: false, lazy: true }],
    ["type A = import('./x.js').A", { from: './x.js', typeOnly: true }],
  ])('reads %s', (source, edge) => {
    expect(outlineOf('a.ts', source).imports).toEqual([{ lazy: false, ...edge }])
  })

  it('distinguishes a global from a property of the same name', () => {
    expect(outlineOf('a.ts', 'window.open()').names).toContain('window')
    expect(outlineOf('a.ts', 'const { window: w } = browser; browser.window.open(w)').names).not.toContain('window')
  })
})

describe('the source', () => {
  it('is read as a whole', () => {
    expect(all.length).toBeGreaterThan(200)
  })

  it('re-exports from entries only', () => {
    const reexporting = all.filter(({ file, outline }) => outline.reexports && !ENTRY.test(file))
    expect(reexporting.map(({ file }) => file)).toEqual([])
  })

  // A language is one file of as many lines as there are messages or guides: a new one is one file to write and to read.
  it('has no file over 250 lines but for languages', () => {
    const long = all.filter(({ file, lines }) => lines > 250 && !LANGUAGE.test(file))
    expect(long.map(({ file }) => file)).toEqual([])
  })

  it('has no file under 20 lines that fewer than three files import, but for entries and content', () => {
    const splinters = all.filter(isSplinter)
    const names = splinters.map(({ file, lines }) => `${file} (${lines})`)
    expect(names.length > SPLINTERS_LEFT ? names : []).toEqual([])
  })

  it('has its views on the public hooks alone: nothing else of the client or the flow runs in src/react', () => {
    const view = all.filter(({ file }) => file.startsWith('react/') && !PUBLIC_HOOKS.has(file))
    const reaches = view.flatMap(({ file, outline }) =>
      outline.imports
        .filter(({ from, typeOnly }) => !typeOnly && /\/(client|core\/flow)\//.test(from))
        .map(({ from }) => `${file} imports ${from}`),
    )
    expect(view.length).toBeGreaterThan(30)
    expect(reaches).toEqual([])
  })

  it('has no folder for miscellaneous code', () => {
    const folders = new Set(all.flatMap(({ file }) => file.split('/').slice(0, -1)))
    for (const name of ['utils', 'helpers', 'common', 'types', 'hooks']) expect(folders).not.toContain(name)
  })

  it("has 'use client' in the entry for React Server Components alone: bundlers warn about each file that has it", () => {
    const marked = all.filter(({ outline }) => outline.directives.includes('use client')).map(({ file }) => file)
    expect(marked).toEqual(['reactServer.ts'])
  })

  it('touches no window outside the browser', () => {
    const folders = /^(core|server|testing|guides|locales)\//
    const touching = all.filter(({ file, outline }) => folders.test(file) && outline.names.has('window'))
    // For a host's test with jsdom, and only when it is called.
    expect(touching.map(({ file }) => file)).toEqual(['testing/fakeSignInWindows.ts'])
  })
})

/** What is public, and the entry of the chunk that is loaded lazily. */
const ENTRY = /^[^/]+\.ts$|^react\/steps\/lazyViews\.ts$|^client\/controller\/lazyRules\.ts$/

/** TODAY: goes down to 0 while the files are restructured, and is then deleted with its use. */
const SPLINTERS_LEFT = 4

/** The messages, or the guides, in one language. */
const LANGUAGE = /^(locales|guides)\/[a-z]{2}(-[A-Z]{2})?\.ts$/

/** Content, and the types of a library that has none. */
const CONTENT = /^(guides|locales)\/|\.d\.ts$/

function isSplinter(source: Source): boolean {
  const { file, lines } = source
  return lines < 20 && !ENTRY.test(file) && !CONTENT.test(file) && importers(source) < 3
}

function importers({ file }: Source): number {
  const target = file.replace(/\.tsx?$/, '.js')
  return all.filter((other) =>
    other.outline.imports.some(({ from }) => posix.join(posix.dirname(other.file), from) === target),
  ).length
}
