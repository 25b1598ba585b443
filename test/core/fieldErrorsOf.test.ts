import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import type { Parameter } from '../../src/core/connector.js'
import { type FormInput, fieldErrorsOf, fieldsFor } from '../../src/core/parameters/form.js'
import { aMethod, aParameter } from './make.js'

function problem(parameter: Partial<Parameter>, typed: string) {
  return fieldErrorsOf(fieldsFor([aParameter(parameter)], null), { p0: typed }).get('p0') ?? null
}

describe('the error of a setting', () => {
  it.each<[string, Partial<Parameter>, string, string | null]>([
    ['none for a value', {}, 'acme', null],
    ['required for an empty input', {}, '', 'required'],
    ['required for spaces', {}, '  ', 'required'],
    ['none for an optional empty input', { required: false }, '', null],
    ['none for a stored secret left empty', { secret: true, isSet: true }, '', null],
    ['required for a stored secret replaced by spaces', { secret: true, isSet: true }, ' ', 'required'],
    ['required for an empty secret that is not stored', { secret: true }, '', 'required'],
    ['required for an emptied value', { isSet: true, value: 'acme' }, '', 'required'],
    ['none for another value', { choices: ['EU', 'US'] }, 'APAC', null],
    [
      'notAChoice for another value than those of a closed list',
      { choices: ['EU'], closed: true },
      'APAC',
      'notAChoice',
    ],
    ['none for a choice in another form', { choices: ['EU'], closed: true }, 'eu ', null],
    ['none for a choice', { choices: ['EU', 'US'] }, 'EU', null],
    ['pattern for another form', { pattern: '^[a-z]+$' }, 'A1', 'pattern'],
    [
      'none when the stored form matches the pattern',
      { pattern: '^https://[a-z]+$', prefix: 'https://', store: 'full' },
      'acme',
      null,
    ],
    ['pattern for a decimal', { type: 'integer' }, '1.5', 'pattern'],
    ['none for a negative integer', { type: 'integer' }, '-99', null],
  ])('is %s', (_promise, parameter, typed, expected) => {
    expect(problem(parameter, typed)).toBe(expected)
  })

  it('is none for the choice of a lookup', () => {
    expect(problem({ lookup: true }, '1001')).toBeNull()
  })

  it('treats an absent input as empty', () => {
    expect(fieldErrorsOf(fieldsFor([aParameter()], aMethod('apiKey')), {})).toEqual(
      new Map([
        ['p0', 'required'],
        ['p1', 'required'],
      ]),
    )
  })
})

describe('the errors of a credential', () => {
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
