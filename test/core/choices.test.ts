import { describe, expect, it } from 'vitest'
import { choiceOf, optionOf, yesAndNo } from '../../src/core/parameters/choices.js'

describe('The choice that a value stands for', () => {
  it.each<[readonly string[], string, string | undefined]>([
    [['EU', 'US'], 'EU', 'EU'],
    [['EU', 'US'], 'eu', 'EU'],
    [['EU', 'US'], ' EU\u00a0', 'EU'],
    [['EU', 'US'], 'ＥＵ', 'EU'],
    [['Größe', 'Weite'], 'GRÖSSE', undefined],
    [['größe', 'Weite'], 'Größe', 'größe'],
    [['caf\u00e9'], 'cafe\u0301', 'caf\u00e9'],
    [['EU '], 'EU', 'EU '],
    [['EU', 'US'], 'APAC', undefined],
    [['EU', 'US'], '', undefined],
    [[], 'EU', undefined],
    // Two choices that differ by case only: which one is meant is known by the exact form alone.
    [['a', 'A'], 'A', 'A'],
    [['a', 'A'], ' A ', 'A'],
    [['ab', 'AB'], 'Ab', undefined],
    [['constructor', '__proto__'], '__PROTO__', '__proto__'],
  ])('among %j, for %j, is %j', (choices, value, expected) => {
    expect(choiceOf(choices, value)).toBe(expected)
  })
})

describe('The option that a text names', () => {
  const options = [
    { value: '1001', label: 'Newsletter' },
    { value: '1002', label: 'Trade customers' },
    { value: 'Newsletter', label: 'The other one' },
  ]

  it.each([
    ['1002', '1002'],
    [' 1002 ', '1002'],
    ['trade customers', '1002'],
    ['newsletter', 'Newsletter'],
    ['9999', undefined],
    ['', undefined],
  ])('%j, is %j: its value counts before its label', (text, expected) => {
    expect(optionOf(options, text)).toBe(expected)
  })
})

describe('yesAndNo', () => {
  it.each([
    [['true', 'false'], { yes: 'true', no: 'false' }],
    [['False', 'True'], { yes: 'True', no: 'False' }],
    [['TRUE', 'false'], { yes: 'TRUE', no: 'false' }],
    [['true', 'true'], null],
    [['true'], null],
    [['true', 'false', 'False'], null],
    [['yes', 'no'], null],
    [[' True', 'FALSE '], { yes: ' True', no: 'FALSE ' }],
    [[], null],
    [null, null],
  ])('of %j are %j', (choices, expected) => {
    expect(yesAndNo(choices)).toEqual(expected)
  })
})

it('B6: a label of two options names neither of them', () => {
  const twins = [
    { value: '1', label: 'Sales' },
    { value: '2', label: 'Sales' },
  ]
  expect(optionOf(twins, 'Sales')).toBeUndefined()
  expect(optionOf(twins, '2')).toBe('2')
})
