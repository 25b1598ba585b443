import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { browserSizes, CHECKLIST, REACT, SHARED, stylesSize, WIZARD } from '../../.ci/size.js'

const KB = 1000

/**
 * Upper limits in bytes, gzip. The goal is 60 kB in all chunks, 26 for the hook and 37 for a host that has the libraries:
 * these three are what is reached so far.
 */
const BUDGET = {
  firstChunk: 34 * KB,
  allChunks: 89 * KB,
  /** Beside the wizard, which it shows. */
  checklist: 7 * KB,
  hook: 42 * KB,
  hostWithLibraries: 61 * KB,
  styles: 6.8 * KB,
  language: 9 * KB,
}

describe('What a page loads (gzip, without React)', () => {
  it('is at most 34 kB before anything shows, 89 kB with every lazy chunk, and 9 kB for a language other than English', async () => {
    const { firstChunk, allChunks, languages } = await browserSizes(WIZARD, REACT)
    print({ 'first chunk': firstChunk, 'all chunks': allChunks })
    print(languages)
    expect(Object.keys(languages)).toHaveLength(9)
    expect(Math.max(...Object.values(languages))).toBeLessThanOrEqual(BUDGET.language)
    expect(firstChunk).toBeLessThanOrEqual(BUDGET.firstChunk)
    expect(allChunks).toBeLessThanOrEqual(BUDGET.allChunks)
  })

  it('is at most 42 kB for useConnectorAuth alone, with its lazy chunk', async () => {
    const { allChunks } = await browserSizes(['useConnectorAuth'], REACT)
    print({ 'useConnectorAuth alone': allChunks })
    expect(allChunks).toBeLessThanOrEqual(BUDGET.hook)
  })

  it('is at most 61 kB where the host has react-query, react-hook-form and zod', async () => {
    const { allChunks } = await browserSizes(WIZARD, [...REACT, ...SHARED])
    print({ 'host that has the libraries': allChunks })
    expect(allChunks).toBeLessThanOrEqual(BUDGET.hostWithLibraries)
  })

  it('is at most 7 kB more with the checklist', async () => {
    const [wizard, all] = await Promise.all([browserSizes(WIZARD, REACT), browserSizes(CHECKLIST, REACT)])
    print({
      'more with the checklist, first chunk': all.firstChunk - wizard.firstChunk,
      'more with the checklist, all chunks': all.allChunks - wizard.allChunks,
    })
    expect(all.firstChunk - wizard.firstChunk).toBeLessThanOrEqual(BUDGET.checklist)
    expect(all.allChunks - wizard.allChunks).toBeLessThanOrEqual(BUDGET.checklist)
  })

  it('is at most 6.8 kB of styles', async () => {
    const styles = await stylesSize()
    print({ 'styles.css': styles })
    expect(styles).toBeLessThanOrEqual(BUDGET.styles)
  })

  it('is what the README says, to a twentieth', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    const [wizard, shared, checklist, hook, styles] = await Promise.all([
      browserSizes(WIZARD, REACT),
      browserSizes(WIZARD, [...REACT, ...SHARED]),
      browserSizes(CHECKLIST, REACT),
      browserSizes(['useConnectorAuth'], REACT),
      stylesSize(),
    ])
    const languages = Object.values(wizard.languages)
    const measured: Record<string, readonly number[]> = {
      'the wizard, gzip without React: first chunk / all chunks': [wizard.firstChunk, wizard.allChunks],
      'the same where the host has react-query, react-hook-form and zod': [shared.allChunks],
      'the checklist, in addition: first chunk / all chunks': [
        checklist.firstChunk - wizard.firstChunk,
        checklist.allChunks - wizard.allChunks,
      ],
      '`useConnectorAuth` alone': [hook.allChunks],
      '`styles.css`': [styles],
      'a language other than English': [Math.min(...languages), Math.max(...languages)],
    }
    const wrong = Object.entries(measured).filter(([row, sizes]) => {
      const stated = statedIn(readme, row)
      return stated.length !== sizes.length || sizes.some((size, at) => Math.abs((stated[at] ?? 0) - size) > size / 20)
    })
    expect(wrong).toEqual([])
  })
})

/** The sizes in the second cell of a row, in bytes. */
function statedIn(readme: string, row: string): readonly number[] {
  const [, cell = ''] = readme.split(`| ${row} |`, 2).map((text) => text.split('|', 1)[0])
  return [...cell.matchAll(/([\d.]+) kB/g)].map(([, size]) => Number(size) * KB)
}

function print(sizes: Record<string, number>): void {
  for (const [name, bytes] of Object.entries(sizes)) console.log(`${name}: ${(bytes / KB).toFixed(1)} kB gzip`)
}
