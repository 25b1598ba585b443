import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import type { AuthMethod, Parameter } from '../../src/core/connector.js'
import {
  changedValues,
  type Field,
  type FormInput,
  fieldErrorsOf,
  fieldsFor,
  initialInput,
  isShown,
} from '../../src/core/parameters/form.js'
import { aMethod, aParameter } from './make.js'

const controls = (method: AuthMethod) => fieldsFor([], method).map(({ control }) => control)
const names = (fields: readonly Field[]) => fields.map(({ name }) => name)

describe('the fields of a step', () => {
  it('have ids by position, required ones first', () => {
    const ask = [
      aParameter({ name: 'a', required: false }),
      aParameter({ name: 'b' }),
      aParameter({ name: 'c', required: false }),
      aParameter({ name: 'd' }),
    ]
    const fields = fieldsFor(ask, aMethod('basic'))
    expect(names(fields)).toEqual(['b', 'd', 'a', 'c', 'username', 'password'])
    expect(fields.map(({ id }) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'])
  })

  it.each<[AuthKind, string[]]>([
    ['apiKey', ['apiKey']],
    ['basic', ['username', 'password']],
    ['password', ['username', 'password']],
    ['clientCredentials', []],
    ['oauth', []],
    ['none', []],
    ['unsupported', []],
  ])('of %s are %j', (kind, expected) => {
    expect(names(fieldsFor([], aMethod(kind)))).toEqual(expected)
  })

  it('do not include a credential without a method', () => {
    expect(fieldsFor([aParameter()], null)).toHaveLength(1)
  })

  it('mask a key, a password and a secret, but not a user name', () => {
    expect(controls(aMethod('apiKey'))).toEqual(['password'])
    expect(controls(aMethod('basic'))).toEqual(['text', 'password'])
    expect(fieldsFor([aParameter({ secret: true })], null)[0]).toMatchObject({ control: 'password', secret: true })
  })

  it('mask a user name that is the key, when a guide fixes the password', () => {
    const fields = { password: { hint: null, example: null, asked: false } }
    expect(fieldsFor([], aMethod('basic', { fields }))).toMatchObject([
      { name: 'username', control: 'password', secret: true },
    ])
  })

  it('take label and hint of a credential from the guide', () => {
    const method = aMethod('apiKey', {
      labels: { apiKey: 'Access key' },
      fields: { apiKey: { hint: 'In Settings', example: null, asked: true } },
    })
    expect(fieldsFor([], method)[0]).toMatchObject({ label: 'Access key', hint: 'In Settings' })
    const shaped = { ...method, shape: { hint: '32 characters' } }
    expect(fieldsFor([], shaped)[0]).toMatchObject({ hint: '32 characters' })
    expect(fieldsFor([], aMethod('apiKey'))[0]).toMatchObject({ label: null, hint: null, required: true })
  })

  it('require the user name and not the password', () => {
    expect(fieldsFor([], aMethod('basic')).map(({ required }) => required)).toEqual([true, false])
  })

  it('take the choices of a lookup from its list, in the order of `ask`', () => {
    const ask = [aParameter({ name: 'Tag', lookup: true, required: false }), aParameter({ name: 'List', lookup: true })]
    const tags = [{ value: '7', label: 'Web' }]
    const lists = [{ value: '1001', label: 'Newsletter' }]
    expect(fieldsFor(ask, null, [tags, lists])).toMatchObject([
      { name: 'List', options: lists, control: 'cards' },
      { name: 'Tag', options: tags, control: 'select' },
    ])
  })

  it('offer the choices of a setting', () => {
    const [field] = fieldsFor([aParameter({ choices: ['EU', 'US'] })], null)
    expect(field).toMatchObject({
      control: 'segments',
      options: [
        { value: 'EU', label: 'EU' },
        { value: 'US', label: 'US' },
      ],
    })
  })
})

describe('the initial text of an input', () => {
  it.each<[string, Partial<Parameter>, string]>([
    ['empty without a value', {}, ''],
    ['the stored value', { isSet: true, value: 'acme' }, 'acme'],
    ['empty for a stored secret', { secret: true, isSet: true }, ''],
    [
      'the stored value, where Cyclr stores the part',
      { value: 'acme', prefix: 'https://', suffix: '.example.com' },
      'acme',
    ],
    [
      'the part of the stored value, where Cyclr stores the full form',
      { value: 'https://acme.example.com', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'acme',
    ],
    [
      'the whole stored value when it has another form',
      { value: 'http://acme.test', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'http://acme.test',
    ],
  ])('is %s', (_promise, parameter, expected) => {
    expect(initialInput(fieldsFor([aParameter(parameter)], aMethod('apiKey')))).toEqual({ p0: expected, p1: '' })
  })
})

describe('a field with showWhen', () => {
  const ask = [
    aParameter({ name: 'Tunnel', choices: ['True', 'False'] }),
    aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
  ]
  const fields = fieldsFor(ask, null)
  const shown = (input: FormInput) => fields.filter((field) => isShown(field, fields, input)).map(({ name }) => name)

  it('is shown for one value of the other field', () => {
    expect(shown({ p0: 'True' })).toEqual(['Tunnel', 'Host'])
    expect(shown({ p0: 'False' })).toEqual(['Tunnel'])
    expect(shown({})).toEqual(['Tunnel'])
  })

  it('is neither checked nor sent while it is hidden', () => {
    expect(fieldErrorsOf(fields, { p0: 'False', p1: '' }).size).toBe(0)
    expect(fieldErrorsOf(fields, { p0: 'True', p1: '' }).get('p1')).toBe('required')
    expect({ ...changedValues(fields, { p0: 'False', p1: 'typed before' }) }).toEqual({ Tunnel: 'False' })
  })

  it('is shown when the form does not contain the other field', () => {
    const alone = fieldsFor(ask.slice(1), null)
    expect(alone.filter((field) => isShown(field, alone, {}))).toHaveLength(1)
  })
})
