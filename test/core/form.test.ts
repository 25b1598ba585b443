import { assert, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuthKind, AuthMethod, Parameter } from '../../src/core/connector.js'
import {
  changedValues,
  credentialsOf,
  type Field,
  type FormInput,
  fieldsFor,
  initialInput,
  isShown,
  keptForm,
  problemsOf,
} from '../../src/core/form.js'
import { AWKWARD_NAMES, aMethod, aParameter } from './make.js'

const controls = (method: AuthMethod) => fieldsFor([], method).map(({ control }) => control)
const names = (fields: readonly Field[]) => fields.map(({ name }) => name)

/** What would be written if this were typed into the only field. */
function changed(parameter: Partial<Parameter>, typed: string) {
  return { ...changedValues(fieldsFor([aParameter({ name: 'x', ...parameter })], null), { p0: typed }) }
}

function problem(parameter: Partial<Parameter>, typed: string) {
  return problemsOf(fieldsFor([aParameter(parameter)], null), { p0: typed }).get('p0') ?? null
}

describe('the fields of a step', () => {
  it('are registered by position, needed ones first', () => {
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

  it('have none of a credential without a method', () => {
    expect(fieldsFor([aParameter()], null)).toHaveLength(1)
  })

  it('hide a key, a password and a secret, and show a user name', () => {
    expect(controls(aMethod('apiKey'))).toEqual(['password'])
    expect(controls(aMethod('basic'))).toEqual(['text', 'password'])
    expect(fieldsFor([aParameter({ secret: true })], null)[0]).toMatchObject({ control: 'password', secret: true })
  })

  it('hide a user name that is the key, where a guide answers the password', () => {
    const fields = { password: { hint: null, example: null, asked: false } }
    expect(fieldsFor([], aMethod('basic', { fields }))).toMatchObject([
      { name: 'username', control: 'password', secret: true },
    ])
  })

  it('call the credential what the guide calls it, and say what it looks like', () => {
    const method = aMethod('apiKey', {
      labels: { apiKey: 'Access key' },
      fields: { apiKey: { hint: 'In Settings', example: null, asked: true } },
    })
    expect(fieldsFor([], method)[0]).toMatchObject({ label: 'Access key', hint: 'In Settings' })
    const shaped = { ...method, shape: { hint: '32 characters' } }
    expect(fieldsFor([], shaped)[0]).toMatchObject({ hint: '32 characters' })
    expect(fieldsFor([], aMethod('apiKey'))[0]).toMatchObject({ label: null, hint: null, required: true })
  })

  it('let a password be empty and nothing else of a login', () => {
    expect(fieldsFor([], aMethod('basic')).map(({ required }) => required)).toEqual([true, false])
  })

  it('take the choices of a lookup from its list, in the order they were asked', () => {
    const ask = [aParameter({ name: 'Tag', lookup: true, required: false }), aParameter({ name: 'List', lookup: true })]
    const tags = [{ value: '7', label: 'Web' }]
    const lists = [{ value: '1001', label: 'Newsletter' }]
    expect(fieldsFor(ask, null, [tags, lists])).toMatchObject([
      { name: 'List', options: lists, control: 'cards' },
      { name: 'Tag', options: tags, control: 'select' },
    ])
  })

  it('offer the choices of a setting as they are', () => {
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

describe('what an input starts with', () => {
  it.each<[string, Partial<Parameter>, string]>([
    ['nothing', {}, ''],
    ['what is stored', { isSet: true, value: 'acme' }, 'acme'],
    ['nothing where a secret is stored', { secret: true, isSet: true }, ''],
    [
      'what is stored beside its affixes, where Cyclr keeps the part',
      { value: 'acme', prefix: 'https://', suffix: '.example.com' },
      'acme',
    ],
    [
      'the part of what is stored, where Cyclr keeps the whole',
      { value: 'https://acme.example.com', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'acme',
    ],
    [
      'the whole where it has another form',
      { value: 'http://acme.test', prefix: 'https://', suffix: '.example.com', store: 'full' },
      'http://acme.test',
    ],
  ])('is %s', (_promise, parameter, expected) => {
    expect(initialInput(fieldsFor([aParameter(parameter)], aMethod('apiKey')))).toEqual({ p0: expected, p1: '' })
  })
})

describe('the kept form', () => {
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
  ])('of %j is never given its affixes twice', (typed, parameter, expected) => {
    expect(keptForm(aParameter(parameter), typed)).toBe(expected)
  })

  it('comes back as it was typed once it is stored', () => {
    assert(
      property(stringMatching(/^[a-z][a-z0-9-]{0,20}$/), (typed) => {
        const parameter = aParameter(full)
        const stored = { ...parameter, value: keptForm(parameter, typed) }
        expect(initialInput(fieldsFor([stored], null))).toEqual({ p0: typed })
      }),
    )
  })
})

describe('the changed values', () => {
  it.each<[string, Partial<Parameter>, string, object]>([
    ['hold what was typed', {}, 'acme', { x: 'acme' }],
    ['hold it byte for byte', {}, ' C1/D1 \t日本', { x: ' C1/D1 \t日本' }],
    ['hold nothing where nothing was typed', {}, '', {}],
    ['hold nothing where it is what is stored', { isSet: true, value: 'acme' }, 'acme', {}],
    ['hold what replaces it', { isSet: true, value: 'acme' }, 'other', { x: 'other' }],
    ['clear what was emptied', { isSet: true, value: 'acme', required: false }, '', { x: null }],
    ['leave a stored secret alone that was left empty', { secret: true, isSet: true }, '', {}],
    ['hold what replaces a secret', { secret: true, isSet: true }, 's3cret', { x: 's3cret' }],
    ['hold the kept form', { prefix: 'https://', store: 'full' }, 'acme', { x: 'https://acme' }],
    ['know the kept form again', { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' }, 'acme', {}],
    [
      'know it again where it was typed whole',
      { isSet: true, value: 'https://acme', prefix: 'https://', store: 'full' },
      'https://acme',
      {},
    ],
    [
      'leave an untouched value alone that has another form',
      { isSet: true, value: 'acme', prefix: 'https://', store: 'full' },
      'acme',
      {},
    ],
  ])('%s', (_promise, parameter, typed, expected) => {
    expect(changed(parameter, typed)).toEqual(expected)
  })

  it('hold no credential', () => {
    const fields = fieldsFor([aParameter({ name: 'x' })], aMethod('basic'))
    const input = { p0: 'acme', p1: 'me', p2: 'pass' }
    expect({ ...changedValues(fields, input) }).toEqual({ x: 'acme' })
    expect(credentialsOf(fields, input)).toEqual({ username: 'me', password: 'pass' })
  })

  it('hold an untouched form of every kind as no change at all', () => {
    const ask = [
      aParameter({ name: 'a', isSet: true, value: 'v' }),
      aParameter({ name: 'b', required: false }),
      aParameter({ name: 'c', secret: true, isSet: true }),
    ]
    const fields = fieldsFor(ask, aMethod('apiKey'))
    expect(Object.keys(changedValues(fields, initialInput(fields)))).toEqual([])
  })

  it('keep every name apart, also those a prototype has', () => {
    const fields = fieldsFor(
      AWKWARD_NAMES.map((name) => aParameter({ name })),
      null,
    )
    const input: FormInput = Object.fromEntries(fields.map(({ id, name }) => [id, `value of ${name}`]))
    expect(problemsOf(fields, input).size).toBe(0)
    const sent: unknown = JSON.parse(JSON.stringify({ values: changedValues(fields, input) }))
    expect(JSON.stringify(sent)).toContain('"__proto__":"value of __proto__"')
    expect(Object.entries(changedValues(fields, input))).toEqual(
      AWKWARD_NAMES.map((name) => [name, `value of ${name}`]),
    )
  })
})

describe('credentials as typed', () => {
  it('are empty text where nothing was typed, not absent', () => {
    expect(credentialsOf(fieldsFor([], aMethod('basic')), { p0: 'me' })).toEqual({ username: 'me', password: '' })
  })

  it('leave out what a guide answers', () => {
    const fields = { password: { hint: null, example: null, asked: false } }
    expect(credentialsOf(fieldsFor([], aMethod('basic', { fields })), { p0: 'key' })).toEqual({ username: 'key' })
  })
})

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
    expect(problemsOf(fieldsFor([aParameter()], aMethod('apiKey')), {})).toEqual(
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
    expect([...problemsOf(fieldsFor([], aMethod(kind)), input)]).toEqual(expected)
  })
})

describe('a field that shows beside another one only', () => {
  const ask = [
    aParameter({ name: 'Tunnel', choices: ['True', 'False'] }),
    aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
  ]
  const fields = fieldsFor(ask, null)
  const shown = (input: FormInput) => fields.filter((field) => isShown(field, fields, input)).map(({ name }) => name)

  it('follows what is chosen', () => {
    expect(shown({ p0: 'True' })).toEqual(['Tunnel', 'Host'])
    expect(shown({ p0: 'False' })).toEqual(['Tunnel'])
    expect(shown({})).toEqual(['Tunnel'])
  })

  it('is neither wrong nor sent while it is hidden', () => {
    expect(problemsOf(fields, { p0: 'False', p1: '' }).size).toBe(0)
    expect(problemsOf(fields, { p0: 'True', p1: '' }).get('p1')).toBe('required')
    expect({ ...changedValues(fields, { p0: 'False', p1: 'typed before' }) }).toEqual({ Tunnel: 'False' })
  })

  it('shows where the other one is not asked', () => {
    const alone = fieldsFor(ask.slice(1), null)
    expect(alone.filter((field) => isShown(field, alone, {}))).toHaveLength(1)
  })
})
