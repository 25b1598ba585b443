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
  ])('of %j has prefix and suffix once', (typed, parameter, expected) => {
    expect(toStored(aParameter(parameter), typed)).toBe(expected)
  })

  it('is displayed as it was typed', () => {
    assert(
      property(stringMatching(/^[a-z][a-z0-9-]{0,20}$/), (typed) => {
        const parameter = aParameter(full)
        const stored = { ...parameter, value: toStored(parameter, typed) }
        expect(initialInput(fieldsFor([stored], null))).toEqual({ p0: typed })
      }),
    )
  })
})

describe('changed values', () => {
  it.each<[string, Partial<Parameter>, string, object]>([
    ['contain what was typed', {}, 'acme', { x: 'acme' }],
    ['contain it byte for byte', {}, ' C1/D1 \t日本', { x: ' C1/D1 \t日本' }],
    ['are empty when nothing was typed', {}, '', {}],
    ['are empty when the stored value was typed', { isSet: true, value: 'acme' }, 'acme', {}],
    ['contain a replaced value', { isSet: true, value: 'acme' }, 'other', { x: 'other' }],
    ['delete an emptied value', { isSet: true, value: 'acme', required: false }, '', { x: null }],
    ['omit a stored secret that was left empty', { secret: true, isSet: true }, '', {}],
    ['contain a replaced secret', { secret: true, isSet: true }, 's3cret', { x: 's3cret' }],
    ['contain the stored form', { prefix: 'https://', store: 'full' }, 'acme', { x: 'https://acme' }],
    [
      'are empty when the stored form is equal',
      { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' },
      'acme',
      {},
    ],
    [
      'are empty when the full form was typed',
      { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' },
      'https://acme',
      {},
    ],
    [
      'omit an untouched value that is stored in another form',
      { isSet: true, value: 'acme', prefix: 'https://', store: 'full' },
      'acme',
      {},
    ],
  ])('%s', (_promise, parameter, typed, expected) => {
    expect(changed(parameter, typed)).toEqual(expected)
  })

  it('contain no credential', () => {
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

  it('keep every name, including those of prototype members', () => {
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

describe('credentials as typed', () => {
  it('are empty strings for empty inputs', () => {
    expect(credentialsOf(fieldsFor([], aMethod('basic')), { p0: 'me' })).toEqual({ username: 'me', password: '' })
  })

  it('omit fields that a guide fixes', () => {
    const fields = { password: { hint: null, example: null, asked: false } }
    expect(credentialsOf(fieldsFor([], aMethod('basic', { fields })), { p0: 'key' })).toEqual({ username: 'key' })
  })
})
