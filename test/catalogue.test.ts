import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = new URL('.', import.meta.url)

const entries = readFileSync(new URL('catalogue.md', FOLDER), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, text = ''] = /^- \*\*([A-Z]+-?\d+)\*\* (.+)$/.exec(line) ?? []
    return id === undefined ? [] : [{ id, isTested: !text.endsWith('*(not yet tested)*') }]
  })
const listed = new Set(entries.map(({ id }) => id))

const used = new Set(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => idsIn(readFileSync(new URL(path, FOLDER), 'utf8'))),
)

/** The ids in a test file. Without a hyphen they count only at the start of a title, before its colon: `A1, B2: …`. */
function idsIn(source: string): readonly string[] {
  const hyphenated = source.match(/\b(?:PO|PA|PV|PL|UF|TL|CC|UX|SC)-\d{2}\b/g) ?? []
  const prefixes = [...source.matchAll(/['"`]([A-Z][A-Z0-9, -]*): /g)].flatMap(([, prefix = '']) => prefix.split(', '))
  return [...hyphenated, ...prefixes.filter((prefix) => /^[A-E]\d{1,2}$/.test(prefix))]
}

describe('the catalogue of test ids', () => {
  it('lists every id of a test title', () => {
    expect(used.size).toBeGreaterThan(150)
    expect([...used].filter((id) => !listed.has(id))).toEqual([])
  })

  it('lists only ids with a test, unless marked as not yet tested', () => {
    expect(entries.filter(({ id, isTested }) => isTested && !used.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('lists each id once', () => {
    expect(listed.size).toBe(entries.length)
  })
})
