import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../src/core/connector.js'
import { type Control, controlFor } from '../../src/core/parameters/controlFor.js'
import { aParameter } from './make.js'

const many = (count: number) => Array.from({ length: count }, (_, index) => `choice ${index}`)
const optional = { required: false }

describe('controlFor', () => {
  it.each<[string, Partial<Parameter>, Control]>([
    ['short text', {}, 'text'],
    ['short text with suggestions', { suggestions: ['a', 'b'] }, 'segments'],
    ['long suggestions', { suggestions: ['api.example.com', 'b'] }, 'cards'],
    ['six suggestions', { suggestions: many(6) }, 'select'],
    ['optional suggestions', { ...optional, suggestions: ['22'] }, 'select'],
    ['a number with suggestions', { suggestions: ['22'], type: 'integer' }, 'segments'],
    ['choices and suggestions', { choices: many(6), suggestions: ['a'] }, 'select'],
    ['a secret with suggestions', { secret: true, suggestions: ['a'] }, 'password'],
    ['suggested yes and no, which are no choices', { ...optional, suggestions: ['true', 'false'] }, 'select'],
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
    ['B6: twenty', { choices: many(20) }, 'select'],
    ['B6: three hundred', { choices: many(300) }, 'select'],
    ['a few optional choices', { ...optional, choices: ['EU', 'US'] }, 'select'],
    ['B6: twenty optional choices', { ...optional, choices: many(20) }, 'select'],
    ['a required yes or no', { choices: ['true', 'false'] }, 'yesNo'],
    ['yes or no in any case and order', { choices: ['FALSE', 'True'] }, 'yesNo'],
    ['an optional yes or no', { ...optional, choices: ['true', 'false'] }, 'switch'],
    ['an optional yes or no that is secret', { ...optional, choices: ['true', 'false'], secret: true }, 'select'],
    ['an empty list of a lookup', { lookup: true, choices: [] }, 'text'],
    ['an empty list of an optional lookup', { ...optional, lookup: true, choices: [] }, 'text'],
    ['an empty list of a lookup that is closed', { lookup: true, choices: [], closed: true }, 'select'],
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
