import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import type { Parameter } from '../../src/core/connector.js'
import { type FormInput, fieldErrorsOf, fieldsFor } from '../../src/core/parameters/form.js'
import { aMethod, aParameter } from './make.js'

function problem(parameter: Partial<Parameter>, typed: string) {
  return fieldErrorsOf(fieldsFor([aParameter(parameter)], null), { p0: typed }).get('p0') ?? null
}

describe('the error of a parameter', () => {
  it.each<[string, Partial<Parameter>, string, string | null]>([
    ['null when filled in', {}, 'acme', null],
    ['"required" when a required one is empty', {}, '', 'required'],
    ['"required" when a required one is blank', {}, '  ', 'required'],
    ['null when an optional one is empty', { required: false }, '', null],
    ['null when a stored secret is left empty', { secret: true, isSet: true }, '', null],
    ['"required" when a stored secret is replaced by a blank', { secret: true, isSet: true }, ' ', 'required'],
    ['"required" when a required secret is not stored', { secret: true }, '', 'required'],
    ['"required" when a stored value is cleared', { isSet: true, value: 'acme' }, '', 'required'],
    ['"notAChoice" for another value', { choices: ['EU', 'US'] }, 'eu', 'notAChoice'],
    ['null for a choice', { choices: ['EU', 'US'] }, 'EU', null],
    ['"pattern" when the pattern does not match', { pattern: '^[a-z]+$' }, 'A1', 'pattern'],
    [
      'null when the stored form matches the pattern',
      { pattern: '^https://[a-z]+$', prefix: 'https://', store: 'full' },
      'acme',
      null,
    ],
    ['"pattern" for an integer that is not one', { type: 'integer' }, '1.5', 'pattern'],
    ['null for a negative integer', { type: 'integer' }, '-99', null],
  ])('is %s', (_promise, parameter, typed, expected) => {
    expect(problem(parameter, typed)).toBe(expected)
  })

  it('is null for a choice of a lookup', () => {
    expect(problem({ lookup: true }, '1001')).toBeNull()
  })

  it('treats an absent field as empty', () => {
    expect(fieldErrorsOf(fieldsFor([aParameter()], aMethod('apiKey')), {})).toEqual(
      new Map([
        ['p0', 'required'],
        ['p1', 'required'],
      ]),
    )
  })
})

describe('the error of a credential', () => {
  it.each<[AuthKind, FormInput, [string, string][]]>([
    ['apiKey', { p0: 'key with spaces' }, []],
    ['apiKey', { p0: '' }, [['p0', 'required']]],
    ['basic', { p0: 'me', p1: '' }, []],
    ['basic', { p0: 'me', p1: 'a:b' }, []],
    ['basic', { p0: 'me:you', p1: 'x' }, [['p0', 'colon']]],
    ['basic', { p0: '', p1: 'x' }, [['p0', 'required']]],
    ['password', { p0: 'me:you', p1: 'x' }, []],
  ])('of %s, typed %j', (kind, input, expected) => {
    expect([...fieldErrorsOf(fieldsFor([], aMethod(kind)), input)]).toEqual(expected)
  })
})
