import { describe, expect, it } from 'vitest'
import { fields } from './library.js'

type Entry = (typeof fields)[number]

const saying = (member: keyof Entry['field']) => fields.filter(({ field }) => member in field)

/** The fields of which something can be said that should not be. */
const named = (entries: readonly Entry[], isWrong: (entry: Entry) => boolean) =>
  entries.filter(isWrong).map(({ name, key }) => `${name}: ${key}`)

/** Values in the form that is kept, the guide's own and the connector's. */
const keptBy = ({ field, parameter }: Entry) =>
  [field.example, parameter?.example, ...(field.suggestions ?? [])].filter((value) => value !== undefined)

const valuesOfTheOther = ({ field, connector }: Entry) =>
  connector.parameters.find(({ TargetName }) => TargetName === field.showWhen?.name)?.Values ?? []

const isWhole = ({ field: { prefix = '', suffix = '' } }: Entry, value: string) =>
  value.startsWith(prefix) && value.endsWith(suffix)

const isInTheOtherForm = (entry: Entry) =>
  keptBy(entry).some((value) => isWhole(entry, value) !== (entry.field.store === 'full'))

const fixedValues = ({ field }: Entry) => (typeof field.fixed === 'object' ? Object.values(field.fixed) : [field.fixed])

const isAllowed = ({ parameter }: Entry, value = '') =>
  value === '' || parameter === undefined || parameter.Values.length === 0 || parameter.Values.includes(value)

describe('hints', () => {
  it('fit their line', () => {
    expect(saying('hint').length).toBeGreaterThan(100)
    expect(named(saying('hint'), ({ field: { hint = '' } }) => hint === '' || hint.length > 90)).toEqual([])
  })
})

describe.each(saying('pattern'))('the pattern of $name, $key', (entry) => {
  const pattern = entry.field.pattern ?? ''

  it('is anchored and comes with its own words', () => {
    expect(pattern).toMatch(/^\^.*\$$/)
    expect(entry.field.patternHint).toMatch(/\S/)
  })

  it.each(['', 'u', 'v'])('compiles with the flags "%s" and accepts every example', (flags) => {
    const regExp = new RegExp(pattern, flags)
    expect(keptBy(entry).filter((value) => !regExp.test(value))).toEqual([])
  })

  it('has nothing to go back to: no quantifier in a quantified group, no alternatives, no look-around', () => {
    expect(pattern).not.toMatch(/\([^)]*[*+}][^)]*\)[*+{]/)
    expect(pattern).not.toMatch(/\||\\[1-9]|\(\?[=!<]/)
  })

  it('decides on 100,000 hostile characters without going back and forth', () => {
    const regExp = new RegExp(pattern)
    const parts = ['a', '1', '-', '.', '@', ':', 'sftp://', 'neo4j+s://', 'a.freshdesk.com']
    const hostile = parts.map((part) => `${part.repeat(100_000 / part.length)}\n`)
    const started = performance.now()
    expect(hostile.filter((value) => regExp.test(value))).toEqual([])
    // A pattern that does takes hours.
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a field that shows only beside another', () => {
  it('waits for a value the other can have', () => {
    expect(saying('showWhen').length).toBeGreaterThan(0)
    expect(
      named(saying('showWhen'), (entry) => !valuesOfTheOther(entry).includes(entry.field.showWhen?.is ?? '')),
    ).toEqual([])
  })
})

describe('an address in parts', () => {
  it('has a part beside the input', () => {
    expect(saying('store').length).toBeGreaterThan(0)
    expect(named(saying('store'), ({ field }) => `${field.prefix ?? ''}${field.suffix ?? ''}` === '')).toEqual([])
    expect(named([...saying('prefix'), ...saying('suffix')], ({ field }) => field.store === undefined)).toEqual([])
  })

  it('gives its examples in the form that is kept', () => {
    expect(named(saying('store'), isInTheOtherForm)).toEqual([])
  })
})

describe('a value that is fixed', () => {
  it('is one the parameter allows, and nothing else is said of it', () => {
    expect(saying('fixed').length).toBeGreaterThan(0)
    expect(named(saying('fixed'), (entry) => !fixedValues(entry).every((value) => isAllowed(entry, value)))).toEqual([])
    expect(named(saying('fixed'), ({ field }) => Object.keys(field).length > 1)).toEqual([])
  })
})

describe('secret and multiline', () => {
  const asked = fields.filter(({ parameter }) => parameter !== undefined)

  it('repeat the connector', () => {
    expect(named(asked, ({ field, parameter }) => (field.secret ?? false) !== parameter?.IsSensitive)).toEqual([])
    expect(named(asked, ({ field, parameter }) => (field.multiline ?? false) !== parameter?.IsMultiline)).toEqual([])
  })

  it('come with no example where a secret is meant', () => {
    expect(saying('secret').length).toBeGreaterThan(0)
    expect(named(saying('secret'), ({ field }) => field.example !== undefined)).toEqual([])
  })
})
