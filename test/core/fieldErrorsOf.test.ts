import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import type { Parameter } from '../../src/core/connector.js'
import { type FormInput, fieldErrorsOf, fieldsFor } from '../../src/core/parameters/form.js'
import { aMethod, aParameter } from './make.js'

function problem(parameter: Partial<Parameter>, typed: string) {
  return fieldErrorsOf(fieldsFor([aParameter(parameter)], null), { p0: typed }).get('p0') ?? null
}

describe('what is wrong with a setting', () => {
  it.each<[string, Partial<Parameter>, string, string | null]>([
    ['nothing, filled in', {}, 'acme', null],
    ['a required one that is empty', {}, '', 'required'],
    ['a required one that is only spaces', {}, '  ', 'required'],
    ['nothing, optional and empty', { required: false }, '', null],
    ['nothing, a stored secret left empty', { secret: true, isSet: true }, '', null],
    ['a stored secret made blank', { secret: true, isSet: true }, ' ', 'required'],
    ['a required secret that was never stored', { secret: true }, '', 'required'],
    ['a stored value that was emptied', { isSet: true, value: 'acme' }, '', 'required'],
    ['what is not a choice', { choices: ['EU', 'US'] }, 'eu', 'notAChoice'],
    ['nothing, a choice', { choices: ['EU', 'US'] }, 'EU', null],
    ['what has not the pattern', { pattern: '^[a-z]+$' }, 'A1', 'pattern'],
    [
      'nothing, the pattern of the kept form',
      { pattern: '^https://[a-z]+$', prefix: 'https://', store: 'full' },
      'acme',
      null,
    ],
    ['what is no number', { type: 'integer' }, '1.5', 'pattern'],
    ['nothing, a number below zero', { type: 'integer' }, '-99', null],
  ])('is %s', (_promise, parameter, typed, expected) => {
    expect(problem(parameter, typed)).toBe(expected)
  })

  it('is nothing where a choice of a lookup was made', () => {
    expect(problem({ lookup: true }, '1001')).toBeNull()
  })

  it('is missing input where there is none', () => {
    expect(fieldErrorsOf(fieldsFor([aParameter()], aMethod('apiKey')), {})).toEqual(
      new Map([
        ['p0', 'required'],
        ['p1', 'required'],
      ]),
    )
  })
})

describe('what is wrong with a credential', () => {
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
