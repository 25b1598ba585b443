import { assert, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../src/core/connector.js'
import {
  changedValues,
  credentialsOf,
  type FormInput,
  fieldErrorsOf,
  fieldsFor,
  initialInput,
} from '../../src/core/parameters/form.js'
import { toStored } from '../../src/core/parameters/values.js'
import { AWKWARD_NAMES, aMethod, aParameter } from './make.js'

/** The changed values after typing this into the only field. */
function changed(parameter: Partial<Parameter>, typed: string) {
  return { ...changedValues(fieldsFor([aParameter({ name: 'x', ...parameter })], null), { p0: typed }) }
}

describe('the stored form', () => {
  const full = { prefix: 'https://', suffix: '.example.com', store: 'full' } as const
  it.each<[string, Partial<Parameter>, string]>([
    ['acme', {}, 'acme'],
    ['acme', { ...full, store: 'part' }, 'acme'],
    ['acme', full, 'https://acme.example.com'],
    ['acme.example.com', full, 'https://acme.example.com'],
    ['https://acme', full, 'https://acme.example.com'],
    ['https://acme.example.com', full, 'https://acme.example.com'],
    ['acme', { prefix: 'https://', store: 'full' }, 'https://acme'],
    ['http://acme', { prefix: 'https://', store: 'full' }, 'http://acme'],
    ['acme', { suffix: '/api', store: 'full' }, 'acme/api'],
    ['acme/api', { suffix: '/api', store: 'full' }, 'acme/api'],
  ])('of %j has its affixes once', (typed, parameter, expected) => {
    expect(toStored(aParameter(parameter), typed)).toBe(expected)
  })

  it('is shown as it was typed', () => {
    assert(
      property(stringMatching(/^[a-z][a-z0-9-]{0,20}$/), (typed) => {
        const parameter = aParameter(full)
        const stored = { ...parameter, value: toStored(parameter, typed) }
        expect(initialInput(fieldsFor([stored], null))).toEqual({ p0: typed })
      }),
    )
  })
})

describe('the changed values', () => {
  it.each<[string, Partial<Parameter>, string, object]>([
    ['hold a typed value', {}, 'acme', { x: 'acme' }],
    ['hold it unchanged', {}, ' C1/D1 \t日本', { x: ' C1/D1 \t日本' }],
    ['omit an empty field', {}, '', {}],
    ['omit an unchanged value', { isSet: true, value: 'acme' }, 'acme', {}],
    ['hold a new value', { isSet: true, value: 'acme' }, 'other', { x: 'other' }],
    ['hold null for a cleared field', { isSet: true, value: 'acme', required: false }, '', { x: null }],
    ['omit a stored secret that was left empty', { secret: true, isSet: true }, '', {}],
    ['hold a new secret', { secret: true, isSet: true }, 's3cret', { x: 's3cret' }],
    ['hold the stored form', { prefix: 'https://', store: 'full' }, 'acme', { x: 'https://acme' }],
    [
      'omit an unchanged value in the stored form',
      { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' },
      'acme',
      {},
    ],
    [
      'omit an unchanged value typed with its affixes',
      { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' },
      'https://acme',
      {},
    ],
    [
      'omit an unchanged value without its affixes',
      { isSet: true, value: 'acme', prefix: 'https://', store: 'full' },
      'acme',
      {},
    ],
  ])('%s', (_promise, parameter, typed, expected) => {
    expect(changed(parameter, typed)).toEqual(expected)
  })

  it('omit credentials', () => {
    const fields = fieldsFor([aParameter({ name: 'x' })], aMethod('basic'))
    const input = { p0: 'acme', p1: 'me', p2: 'pass' }
    expect({ ...changedValues(fields, input) }).toEqual({ x: 'acme' })
    expect(credentialsOf(fields, input)).toEqual({ username: 'me', password: 'pass' })
  })

  it('are empty for an untouched form', () => {
    const ask = [
      aParameter({ name: 'a', isSet: true, value: 'v' }),
      aParameter({ name: 'b', required: false }),
      aParameter({ name: 'c', secret: true, isSet: true }),
    ]
    const fields = fieldsFor(ask, aMethod('apiKey'))
    expect(Object.keys(changedValues(fields, initialInput(fields)))).toEqual([])
  })

  it('keep names apart, including those on the prototype', () => {
    const fields = fieldsFor(
      AWKWARD_NAMES.map((name) => aParameter({ name })),
      null,
    )
    const input: FormInput = Object.fromEntries(fields.map(({ id, name }) => [id, `value of ${name}`]))
    expect(fieldErrorsOf(fields, input).size).toBe(0)
    const sent: unknown = JSON.parse(JSON.stringify({ values: changedValues(fields, input) }))
    expect(JSON.stringify(sent)).toContain('"__proto__":"value of __proto__"')
    expect(Object.entries(changedValues(fields, input))).toEqual(
      AWKWARD_NAMES.map((name) => [name, `value of ${name}`]),
    )
  })
})

describe('the typed credentials', () => {
  it('are empty strings where nothing was typed', () => {
    expect(credentialsOf(fieldsFor([], aMethod('basic')), { p0: 'me' })).toEqual({ username: 'me', password: '' })
  })

  it('omit a credential that a guide fixes', () => {
    const fields = { password: { hint: null, example: null, asked: false } }
    expect(credentialsOf(fieldsFor([], aMethod('basic', { fields })), { p0: 'key' })).toEqual({ username: 'key' })
  })
})
