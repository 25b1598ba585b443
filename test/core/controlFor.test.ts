import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../src/core/connector.js'
import { type Control, controlFor, yesAndNo } from '../../src/core/parameters/controlFor.js'
import { aParameter } from './make.js'

const many = (count: number) => Array.from({ length: count }, (_, index) => `choice ${index}`)
const optional = { required: false }

describe('controlFor', () => {
  it.each<[string, Partial<Parameter>, Control]>([
    ['short text', {}, 'text'],
    ['short text with suggestions', { suggestions: ['a', 'b'] }, 'text'],
    ['an address beside its affix', { suffix: '.example.com' }, 'text'],
    ['a number', { type: 'integer' }, 'number'],
    ['a secret', { secret: true }, 'password'],
    ['a secret number', { secret: true, type: 'integer' }, 'password'],
    ['a key of several lines', { secret: true, multiline: true }, 'secretText'],
    ['text of several lines', { multiline: true }, 'longText'],
    ['a few short choices', { choices: ['EU', 'US', 'APAC'] }, 'segments'],
    ['one choice', { choices: ['EU'] }, 'segments'],
    ['five choices of twelve characters', { choices: many(5).map((one) => one.padEnd(12, '.')) }, 'segments'],
    ['a choice of thirteen characters', { choices: ['EU', '1234567890123'] }, 'cards'],
    ['six choices', { choices: many(6) }, 'select'],
    ['fifteen choices', { choices: many(15) }, 'select'],
    ['more than fifteen', { choices: many(16) }, 'suggest'],
    ['a few optional choices', { ...optional, choices: ['EU', 'US'] }, 'select'],
    ['more than fifteen optional choices', { ...optional, choices: many(16) }, 'suggest'],
    ['a required yes or no', { choices: ['true', 'false'] }, 'yesNo'],
    ['yes or no in any case and order', { choices: ['FALSE', 'True'] }, 'yesNo'],
    ['an optional yes or no', { ...optional, choices: ['true', 'false'] }, 'switch'],
    ['true, false and something else', { choices: ['true', 'false', 'maybe'] }, 'segments'],
    ['a choice marked as secret', { choices: ['EU', 'US'], secret: true }, 'segments'],
    ['a lookup before its list is loaded', { lookup: true }, 'text'],
    ['a few choices of a lookup', { lookup: true, choices: ['1001', '1002'] }, 'cards'],
    ['five choices of a lookup', { lookup: true, choices: many(5) }, 'cards'],
    ['six choices of a lookup', { lookup: true, choices: many(6) }, 'select'],
    ['forty choices of a lookup, whose ids cannot be typed', { lookup: true, choices: many(40) }, 'select'],
    ['an optional lookup', { ...optional, lookup: true, choices: ['7'] }, 'select'],
  ])('covers %s', (_parameter, over, control) => {
    expect(controlFor(aParameter(over))).toBe(control)
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
    [[], null],
    [null, null],
  ])('of %j are %j', (choices, expected) => {
    expect(yesAndNo(choices)).toEqual(expected)
  })
})
