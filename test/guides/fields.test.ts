import { describe, expect, it } from 'vitest'
import { fields, library } from './library.js'

type Entry = (typeof fields)[number]

const fieldsWith = (member: keyof Entry['field']) => fields.filter(({ field }) => member in field)

/** The fields that break a rule, by connector and name. */
const namesOf = (entries: readonly Entry[], isWrong: (entry: Entry) => boolean) =>
  entries.filter(isWrong).map(({ name, key }) => `${name}: ${key}`)

/** The examples and suggestions of the guide and the connector, in the stored form. */
const storedExamples = ({ field, parameter }: Entry) =>
  [field.example, parameter?.example, ...(field.suggestions ?? [])].filter((value) => value !== undefined)

const choicesOfCondition = ({ field, connector }: Entry) =>
  connector.parameters.find(({ TargetName }) => TargetName === field.showWhen?.name)?.Values ?? []

const hasAffixes = ({ field: { prefix = '', suffix = '' } }: Entry, value: string) =>
  value.startsWith(prefix) && value.endsWith(suffix)

const hasExampleInOtherForm = (entry: Entry) =>
  storedExamples(entry).some((value) => hasAffixes(entry, value) !== (entry.field.store === 'full'))

const fixedValues = ({ field }: Entry) => (typeof field.fixed === 'object' ? Object.values(field.fixed) : [field.fixed])

const isAllowed = ({ parameter }: Entry, value = '') =>
  value === '' || parameter === undefined || parameter.Values.length === 0 || parameter.Values.includes(value)

describe('hints', () => {
  it('fit on one line', () => {
    expect(fieldsWith('hint').length).toBeGreaterThan(100)
    expect(namesOf(fieldsWith('hint'), ({ field: { hint = '' } }) => hint === '' || hint.length > 90)).toEqual([])
  })
})

const scheme = /\w+(\+\w+)?:\/\//

const contradicts = ({ field: { prefix = '', suffix, hint = '', patternHint = '' } }: Entry) =>
  [hint, patternHint].some(
    (text) => (prefix.includes('://') && scheme.test(text)) || (suffix && /\b(ends? with|without https)/i.test(text)),
  )

describe('the texts of a field that shows a prefix or a suffix', () => {
  it('ask for no part of an address to be there or not', () => {
    const affixed = [...fieldsWith('prefix'), ...fieldsWith('suffix')]
    expect(affixed.length).toBeGreaterThan(10)
    expect(namesOf(affixed, contradicts)).toEqual([])
  })
})

describe('prerequisites', () => {
  it('hold whatever is asked: the user does not see yet what that will be', () => {
    const conditional = library.filter(({ guide }) => guide.before?.some((line) => /\bif\b.*\basked\b/i.test(line)))
    expect(conditional.map(({ name }) => name)).toEqual([])
  })
})

describe.each(fieldsWith('pattern'))('the pattern of $name, $key', (entry) => {
  const pattern = entry.field.pattern ?? ''

  it('is anchored and has a hint', () => {
    expect(pattern).toMatch(/^\^.*\$$/)
    expect(entry.field.patternHint).toMatch(/\S/)
  })

  it.each(['', 'u', 'v'])('compiles with the flags "%s" and accepts every example', (flags) => {
    const regExp = new RegExp(pattern, flags)
    expect(storedExamples(entry).filter((value) => !regExp.test(value))).toEqual([])
  })

  it('cannot backtrack: no nested quantifiers, no alternatives, no look-around', () => {
    expect(pattern).not.toMatch(/\([^)]*[*+}][^)]*\)[*+{]/)
    expect(pattern).not.toMatch(/\||\\[1-9]|\(\?[=!<]/)
  })

  it('matches 100,000 hostile characters in linear time', () => {
    const regExp = new RegExp(pattern)
    const parts = ['a', '1', '-', '.', '@', ':', 'sftp://', 'neo4j+s://', 'a.freshdesk.com']
    const hostile = parts.map((part) => `${part.repeat(100_000 / part.length)}\n`)
    const started = performance.now()
    expect(hostile.filter((value) => regExp.test(value))).toEqual([])
    // A pattern that backtracks would take hours.
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a field with showWhen', () => {
  it('depends on a value that the other field can have', () => {
    expect(fieldsWith('showWhen').length).toBeGreaterThan(0)
    expect(
      namesOf(fieldsWith('showWhen'), (entry) => !choicesOfCondition(entry).includes(entry.field.showWhen?.is ?? '')),
    ).toEqual([])
  })
})

describe('a field with a prefix or suffix', () => {
  it('has an affix if it sets store, and sets store if it has an affix', () => {
    expect(fieldsWith('store').length).toBeGreaterThan(0)
    expect(namesOf(fieldsWith('store'), ({ field }) => `${field.prefix ?? ''}${field.suffix ?? ''}` === '')).toEqual([])
    expect(
      namesOf([...fieldsWith('prefix'), ...fieldsWith('suffix')], ({ field }) => field.store === undefined),
    ).toEqual([])
  })

  it('has its examples in the stored form', () => {
    expect(namesOf(fieldsWith('store'), hasExampleInOtherForm)).toEqual([])
  })
})

describe('a fixed value', () => {
  it('is allowed by the parameter, and is the only member of its field', () => {
    expect(fieldsWith('fixed').length).toBeGreaterThan(0)
    expect(
      namesOf(fieldsWith('fixed'), (entry) => !fixedValues(entry).every((value) => isAllowed(entry, value))),
    ).toEqual([])
    expect(namesOf(fieldsWith('fixed'), ({ field }) => Object.keys(field).length > 1)).toEqual([])
  })
})

describe('secret and multiline', () => {
  const asked = fields.filter(({ parameter }) => parameter !== undefined)

  it('match the connector', () => {
    expect(namesOf(asked, ({ field, parameter }) => (field.secret ?? false) !== parameter?.IsSensitive)).toEqual([])
    expect(namesOf(asked, ({ field, parameter }) => (field.multiline ?? false) !== parameter?.IsMultiline)).toEqual([])
  })

  it('never come with an example for a secret', () => {
    expect(fieldsWith('secret').length).toBeGreaterThan(0)
    expect(namesOf(fieldsWith('secret'), ({ field }) => field.example !== undefined)).toEqual([])
  })
})
