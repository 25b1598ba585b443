import { describe, expect, it } from 'vitest'
import { accountOf, accountSettings, chosenKey } from '../../src/core/parameters/accountSettings.js'
import { aConnector, aMethod, aParameter } from './make.js'

const shownOf = (over: Parameters<typeof aParameter>[0], kind: Parameters<typeof aMethod>[0] = 'apiKey') =>
  accountSettings(aConnector({ methods: [aMethod(kind)], parameters: [aParameter({ isSet: true, ...over })] })).map(
    ({ text }) => text,
  )

describe('The settings that a connected card shows', () => {
  it.each([
    ['a word', { name: 'Workspace', value: 'brightwater' }, 'brightwater'],
    ['the whole address of a part', { name: 'Domain', value: 'acme', suffix: '.example.com' }, 'acme.example.com'],
    ['an address without its scheme', { name: 'Url', value: 'https://acme.example/' }, 'acme.example'],
    [
      'a stored address as it is',
      { name: 'Url', value: 'https://acme.example/a', suffix: '/a', store: 'full' },
      'acme.example/a',
    ],
    ['a choice', { name: 'Region', value: 'Europe', choices: ['Europe', 'Asia'] }, 'Europe'],
    ['the id of an account', { name: 'AccountId', value: '5551212' }, '5551212'],
  ] as const)('hold %s', (_, over, text) => {
    expect(shownOf(over)).toEqual([text])
  })

  it.each([
    ['a secret', { name: 'Domain', value: 'x', secret: true }],
    ['nothing', { name: 'Domain', value: null }],
    ['yes or no', { name: 'UseSSL', value: 'True', choices: ['True', 'False'] }],
    ['yes or no without choices', { name: 'UseSSL', value: 'false' }],
    ['the id of a list', { name: 'ListId', value: '1001' }],
    ['a GUID', { name: 'Tenant', value: '7b0f3e5c-1111-4222-8333-0123456789ab' }],
    ['an id from a list, which only its label explains', { name: 'List', value: '1001', lookup: true }],
  ] as const)('do not hold %s', (_, over) => {
    expect(shownOf(over)).toEqual([])
  })

  it('hold nothing of an OAuth app of the user’s own', () => {
    expect(shownOf({ name: 'ClientId', value: 'abc' }, 'oauth')).toEqual([])
  })

  it('name what was chosen from a live list by its label', () => {
    const parameters = [aParameter({ name: 'ListId', value: '1001', lookup: true, isSet: true })]
    const shown = accountSettings(aConnector({ parameters }), new Map([[chosenKey('ListId', '1001'), 'Newsletter']]))
    expect(shown.map(({ text }) => text)).toEqual(['Newsletter'])
  })

  it('name the account of a rejected key in the same words', () => {
    const parameters = [
      aParameter({ name: 'UseSSL', value: 'true', shape: 'id' }),
      aParameter({ name: 'Domain', value: 'acme', suffix: '.example.com', shape: 'subdomain' }),
    ]
    expect(accountOf(aConnector({ parameters }))).toBe('acme.example.com')
  })
})
