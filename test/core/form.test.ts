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
  it('are registered by position, required ones first', () => {
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

  it('have no credential fields without a method', () => {
    expect(fieldsFor([aParameter()], null)).toHaveLength(1)
  })

  it('mask keys, passwords and secrets, not user names', () => {
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

  it('use the guide’s label and hint, and the known shape of the credential', () => {
    const method = aMethod('apiKey', {
      labels: { apiKey: 'Access key' },
      fields: { apiKey: { hint: 'In Settings', example: null, asked: true } },
    })
    expect(fieldsFor([], method)[0]).toMatchObject({ label: 'Access key', hint: 'In Settings' })
    const shaped = { ...method, shape: { hint: '32 characters' } }
    expect(fieldsFor([], shaped)[0]).toMatchObject({ hint: '32 characters' })
    expect(fieldsFor([], aMethod('apiKey'))[0]).toMatchObject({ label: null, hint: null, required: true })
  })

  it('require a user name but no password', () => {
    expect(fieldsFor([], aMethod('basic')).map(({ required }) => required)).toEqual([true, false])
  })

  it('take the options of a lookup from its list', () => {
    const ask = [aParameter({ name: 'Tag', lookup: true, required: false }), aParameter({ name: 'List', lookup: true })]
    const tags = [{ value: '7', label: 'Web' }]
    const lists = [{ value: '1001', label: 'Newsletter' }]
    expect(fieldsFor(ask, null, [tags, lists])).toMatchObject([
      { name: 'List', options: lists, control: 'cards' },
      { name: 'Tag', options: tags, control: 'select' },
    ])
  })

  it('offer the choices of a parameter unchanged', () => {
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

describe('the initial input', () => {
  it.each<[string, Partial<Parameter>, string]>([
    ['empty by default', {}, ''],
    ['the stored value', { isSet: true, value: 'acme' }, 'acme'],
    ['empty for a stored secret', { secret: true, isSet: true }, ''],
    [
      'the stored value, where Cyclr stores it without affixes',
      { value: 'acme', prefix: 'https://', suffix: '.example.com' },
      'acme',
    ],
    [
      'the stored value without affixes, where Cyclr stores it with them',
      { value: 'https://acme.example.com', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'acme',
    ],
    [
      'the whole stored value when its affixes differ',
      { value: 'http://acme.test', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'http://acme.test',
    ],
  ])('is %s', (_promise, parameter, expected) => {
    expect(initialInput(fieldsFor([aParameter(parameter)], aMethod('apiKey')))).toEqual({ p0: expected, p1: '' })
  })
})

describe('a field that depends on another one', () => {
  const ask = [
    aParameter({ name: 'Tunnel', choices: ['True', 'False'] }),
    aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
  ]
  const fields = fieldsFor(ask, null)
  const shown = (input: FormInput) => fields.filter((field) => isShown(field, fields, input)).map(({ name }) => name)

  it('is shown while the other one has the value', () => {
    expect(shown({ p0: 'True' })).toEqual(['Tunnel', 'Host'])
    expect(shown({ p0: 'False' })).toEqual(['Tunnel'])
    expect(shown({})).toEqual(['Tunnel'])
  })

  it('has no error and is not sent while hidden', () => {
    expect(fieldErrorsOf(fields, { p0: 'False', p1: '' }).size).toBe(0)
    expect(fieldErrorsOf(fields, { p0: 'True', p1: '' }).get('p1')).toBe('required')
    expect({ ...changedValues(fields, { p0: 'False', p1: 'typed before' }) }).toEqual({ Tunnel: 'False' })
  })

  it('is shown when the other one is not on the step', () => {
    const alone = fieldsFor(ask.slice(1), null)
    expect(alone.filter((field) => isShown(field, alone, {}))).toHaveLength(1)
  })
})
