import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checklist } from '../../src/locales/checklist.en.js'
import { start } from '../../src/locales/start.en.js'
import { sourcesIn } from '../architecture/sources.js'
import { en } from './languages.js'

const sources = new Map((await sourcesIn('src')).map((source) => [source.file, source]))

/** The modules that a page loads with this one: what it imports, and what that imports, but no lazy chunk. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  const source = sources.get(file)
  if (source === undefined || found.has(file)) return found
  found.add(file)
  for (const { from, typeOnly, lazy } of source.outline.imports) {
    if (typeOnly || lazy || !from.startsWith('.')) continue
    const path = posix.join(posix.dirname(file), from)
    for (const ending of ['.ts', '.tsx']) loadedWith(path.replace(/\.js$/, ending), found)
  }
  return found
}

/** The messages that a module names: `'button.done'`, `'checklist.again'` for each of its plurals, `` `load.${…}` ``. */
function messagesNamedIn(file: string): readonly string[] {
  const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
  const literals = new Set([...text.matchAll(/'([\w.]+)'/g)].map(([, literal]) => literal))
  const beginnings = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map(([, beginning]) => beginning ?? '')
  return Object.keys(en).filter(
    (key) =>
      literals.has(key) ||
      (/\..*\.one$/.test(key) && literals.has(key.slice(0, -'.one'.length))) ||
      beginnings.some((beginning) => key.startsWith(beginning)),
  )
}

function namedBy(entry: string): readonly string[] {
  const modules = [...loadedWith(entry)].filter((file) => file.startsWith('react/'))
  return [...new Set(modules.flatMap(messagesNamedIn))]
}

describe('The English words of a chunk', () => {
  it('are all that the modules of the first chunk name', () => {
    const named = namedBy('react/ConnectorAuthWizard.tsx')
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((key) => !(key in start))).toEqual([])
  })

  it('are all that a checklist names', () => {
    const named = namedBy('react/checklist/ConnectorAuthChecklist.tsx')
    expect(named).toContain('checklist.again.one')
    expect(named.filter((key) => !(key in checklist))).toEqual([])
  })

  it('are none in the first chunk that only a later one shows', () => {
    const named = new Set(
      ['ConnectorAuthWizard', 'checklist/ConnectorAuthChecklist'].flatMap((name) => namedBy(`react/${name}.tsx`)),
    )
    const unnamed = Object.keys(start).filter((key) => key !== 'lang' && key !== 'dir' && !named.has(key))
    expect(unnamed).toEqual([])
  })
})
