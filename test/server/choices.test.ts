import { describe, expect, it } from 'vitest'
import type { FieldGuide } from '../../src/guides/ConnectorGuide.js'
import type { LibraryParameter } from '../../src/testing.js'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'
import { proxyFor } from './proxyFor.js'

const CHOICES = { Values: ['EU', 'US'] }

/** Saves one value, and resolves with what is stored, or with the reason why it is not. */
async function saved(over: Partial<LibraryParameter>, value: string, field: FieldGuide = {}) {
  const guides = [{ connector: 'Deskfern', fields: { Region: field } }]
  const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey], [parameter('Region', over)]), { guides })
  const response = await proxy.saveParameters({ values: { Region: value } })
  if (response.ok) return proxy.stored()['Region']
  const { fields } = await response.json()
  return fields
}

const refused = (reason: string) => [{ in: 'values', name: 'Region', reason }]

describe('A value for a parameter with choices', () => {
  it.each<[string, Partial<LibraryParameter>, string, FieldGuide, unknown]>([
    ['a choice', CHOICES, 'EU', {}, 'EU'],
    ['another value', CHOICES, 'APAC', {}, 'APAC'],
    ['a choice in another case', CHOICES, 'eu ', {}, 'EU'],
    ['a choice in full width', CHOICES, 'ｅｕ', {}, 'EU'],
    ['a choice of a closed list', CHOICES, 'US', { closed: true }, 'US'],
    ['a choice of a closed list in another case', CHOICES, 'us', { closed: true }, 'US'],
    ['another value than those of a closed list', CHOICES, 'APAC', { closed: true }, refused('notAChoice')],
    ['B7: yes in capitals', { Values: ['true', 'false'] }, 'True', {}, 'true'],
    ['another value than yes and no', { Values: ['true', 'false'] }, 'maybe', {}, refused('notAChoice')],
    [
      'another value than yes and no, opened by a guide',
      { Values: ['True', 'False'] },
      '1',
      { closed: false },
      refused('notAChoice'),
    ],
    ['another value that a pattern allows', CHOICES, 'AP', { pattern: '^[A-Z]{2}$' }, 'AP'],
    ['another value that a pattern forbids', CHOICES, 'APAC', { pattern: '^[A-Z]{2}$' }, refused('pattern')],
    ['a choice that a pattern forbids', { Values: ['Any', 'EU'] }, 'Any', { pattern: '^[A-Z]{2}$' }, 'Any'],
    ['a choice that is no number', { Values: ['any', '25'], DataType: 'Integer' }, 'any', {}, 'any'],
    ['another value that is no number', { Values: ['any', '25'], DataType: 'Integer' }, 'x', {}, refused('pattern')],
    ['another value that is a number', { Values: ['any', '25'], DataType: 'Integer' }, '+26', {}, '26'],
    ['a suggestion in another case', {}, 'sandbox', { suggestions: ['SANDBOX'] }, 'SANDBOX'],
    ['another value than a suggestion', {}, 'staging', { suggestions: ['SANDBOX'] }, 'staging'],
    ['any value of a lookup', { TriggerName: 'Select List' }, 'own-id', { closed: true }, 'own-id'],
  ])('is judged by what the connector declares: %s', async (_name, over, value, field, expected) => {
    expect(await saved(over, value, field)).toEqual(expected)
  })

  it('is offered as what the browser needs to ask for it', async () => {
    const parameters = [
      parameter('Open', CHOICES),
      parameter('Closed', CHOICES),
      parameter('Sandbox', { Values: ['True', 'False'] }),
      parameter('Free'),
    ]
    const guides = [{ connector: 'Deskfern', fields: { Closed: { closed: true } } }]
    const { parameters: shown } = await proxyFor(connector('Deskfern', [METHOD.apiKey], parameters), { guides }).read()
    expect(shown.map(({ choices, closed }) => [choices, closed])).toEqual([
      [['EU', 'US'], false],
      [['EU', 'US'], true],
      [['True', 'False'], true],
      [null, false],
    ])
  })
})

describe('The choices of a parameter', () => {
  it.each<[string, unknown, readonly string[] | null]>([
    ['texts', ['EU', 'US'], ['EU', 'US']],
    ['objects', [{ Value: 'EU' }, { Value: 'US', Name: 'United States' }], ['EU', 'US']],
    ['numbers and booleans', [1, { Value: 2 }, true], ['1', '2', 'true']],
    ['the same value twice', ['EU', { Value: 'EU' }], ['EU']],
    ['odd items among them', ['EU', null, 'null', '', {}, [], { Value: null }, { Value: {} }], ['EU']],
    ['odd items only', [null, {}], null],
    ['no list', 'EU', null],
    ['null', null, null],
  ])('are read whatever their form: %s', async (_name, Values, expected) => {
    const release = (one: object) => ({
      ...one,
      Parameters: [{ IsAccountConnectorProperty: true, TargetName: 'Region', Values }, null, { TargetName: null }, 7],
    })
    const { parameters } = await proxyFor(connector('Deskfern', [METHOD.apiKey]), { release }).read()
    expect(parameters.map(({ name, choices }) => [name, choices])).toEqual([['Region', expected]])
  })
})

describe('A default value', () => {
  it.each<[string, Partial<LibraryParameter>, FieldGuide, string | null]>([
    ['a text', { DefaultValue: 'eu-west' }, {}, 'eu-west'],
    ['a number', { DefaultValue: 25, DataType: 'Integer' }, {}, '25'],
    ['a boolean beside yes and no', { DefaultValue: true, Values: ['True', 'False'] }, {}, 'True'],
    ['a choice in another case', { DefaultValue: 'eu', ...CHOICES }, {}, 'EU'],
    ['another value than the choices', { DefaultValue: 'APAC', ...CHOICES }, {}, 'APAC'],
    ['one outside of a closed list', { DefaultValue: 'APAC', ...CHOICES }, { closed: true }, null],
    ['one that is neither yes nor no', { DefaultValue: 'maybe', Values: ['true', 'false'] }, {}, null],
    ['one that a pattern forbids', { DefaultValue: 'eu' }, { pattern: '^[A-Z]+$' }, null],
    ['one that is no number', { DefaultValue: 'none', DataType: 'Integer' }, {}, null],
    ['the one of a secret', { DefaultValue: 'canary', IsSensitive: true }, {}, null],
    ['the one of a secret by name', { DefaultValue: 'canary', Name: 'API key' }, {}, null],
    ['the one of a secret by guide', { DefaultValue: 'canary' }, { secret: true }, null],
    ['null', { DefaultValue: null }, {}, null],
    ['the text null', { DefaultValue: 'null' }, {}, null],
    ['an empty text', { DefaultValue: '' }, {}, null],
    ['spaces', { DefaultValue: '  ' }, {}, null],
    ['an object', { DefaultValue: { Value: 'EU' } }, {}, null],
    ['none', {}, {}, null],
  ])('is offered where the proxy would accept it: %s', async (_name, over, field, expected) => {
    const guides = [{ connector: 'Deskfern', fields: { Region: field } }]
    const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey], [parameter('Region', over)]), { guides })
    const shown = await proxy.read()
    expect(shown.parameters.map(({ defaultValue, isSet }) => [defaultValue, isSet])).toEqual([[expected, false]])
    expect(JSON.stringify(shown)).not.toContain('canary')
  })

  it('is stored by nobody but the user', async () => {
    const parameters = [parameter('Region', { DefaultValue: 'EU' }), optional('Zone', { DefaultValue: 'a' })]
    const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey], parameters))
    expect((await proxy.saveParameters({ values: {} })).status).toBe(400)
    expect((await proxy.saveParameters({ values: { Region: 'US' } })).status).toBe(200)
    expect(proxy.stored()).toEqual({ Region: 'US' })
  })
})

describe('A hidden parameter', () => {
  it.each(['Hide', 'IsHidden', 'Hidden'])('is neither shown nor taken: %s', async (flag) => {
    const release = (one: object) => ({
      ...one,
      Parameters: [{ IsAccountConnectorProperty: true, TargetName: 'Region', [flag]: true }],
    })
    const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey]), { release })
    expect((await proxy.read()).parameters).toEqual([])
    const response = await proxy.saveParameters({ values: { Region: 'EU' } })
    expect(await response.json()).toMatchObject({ fields: refused('unknown') })
  })
})
