import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import { INITIAL_FLOW_STATE, type Step, stepFor } from '../../src/core/flow/stepFor.js'
import { AWKWARD_NAMES, aConnector, aMethod, aParameter } from './make.js'
import { lookup, optional, optionalLookup, passed, type Row, required, said, set } from './stepRows.js'

const app = [aParameter({ name: 'ClientId' }), aParameter({ name: 'ClientSecret', secret: true })]

describe('stepFor, not connected', () => {
  it.each<Row>([
    ['asks for the key when that is all', {}, {}, 'credentials: '],
    ['opens the sign-in when that is all', { methods: [aMethod('oauth')] }, {}, 'oauth'],
    ['says so when no method is known', { methods: [aMethod('unsupported')] }, {}, 'unsupported'],
    [
      'says so even with settings to ask',
      { methods: [aMethod('unsupported')], parameters: [required] },
      {},
      'unsupported',
    ],
    ['takes the only method that works', { methods: [aMethod('unsupported'), aMethod('oauth')] }, {}, 'oauth'],
    ['lets one of several be chosen', { methods: [aMethod('oauth'), aMethod('apiKey')] }, {}, 'method'],
    [
      'asks again for a method that is gone',
      { methods: [aMethod('oauth'), aMethod('apiKey')] },
      { methodId: 'old' },
      'method',
    ],
    ['follows the choice', { methods: [aMethod('oauth'), aMethod('apiKey')] }, { methodId: 'apiKey' }, 'credentials: '],
    [
      'does not follow a choice that cannot be used',
      { methods: [aMethod('oauth'), aMethod('apiKey'), aMethod('unsupported')] },
      { methodId: 'unsupported' },
      'method',
    ],
    ['asks for a required setting', { parameters: [required] }, {}, 'parameters: Needed'],
    ['offers optional settings once', { parameters: [optional] }, {}, 'parameters: Extra'],
    ['and not again after Continue', { parameters: [optional] }, passed, 'credentials: '],
    [
      'asks again for a required one that Continue left unset',
      { parameters: [required] },
      passed,
      'parameters: Needed',
    ],
    ['skips settings that are all there', { parameters: [{ ...required, ...set }] }, {}, 'credentials: '],
    [
      'shows those that are there beside one that is missing',
      { parameters: [required, aParameter({ name: 'Region', ...set })] },
      {},
      'parameters: Needed,Region',
    ],
    [
      'shows them again after Back',
      { parameters: [{ ...required, ...set }] },
      { editingSettings: true },
      'parameters: Needed',
    ],
    [
      'leaves out what belongs to another method',
      {
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ name: 'Scope', methods: ['oauth'] }), required],
      },
      { methodId: 'apiKey' },
      'parameters: Needed',
    ],
    [
      'asks client id and secret as the credential of client credentials',
      { methods: [aMethod('clientCredentials')], parameters: [...app, required] },
      passed,
      'parameters: Needed',
    ],
    [
      'and not among the settings',
      { methods: [aMethod('clientCredentials')], parameters: [...app, { ...required, ...set }] },
      {},
      'credentials: ClientId,ClientSecret',
    ],
    [
      'asks them as settings before a sign-in',
      { methods: [aMethod('oauth')], parameters: app },
      {},
      'parameters: ClientId,ClientSecret',
    ],
    ['and as settings beside a key', { parameters: app }, {}, 'parameters: ClientId,ClientSecret'],
    [
      'leaves the login of the password grant out of the settings',
      {
        methods: [aMethod('password')],
        parameters: [aParameter({ name: 'Username' }), aParameter({ name: 'Password' }), required],
      },
      {},
      'parameters: Needed',
    ],
    [
      'asks a setting called Username where it is no login',
      { parameters: [aParameter({ name: 'Username' })] },
      {},
      'parameters: Username',
    ],
    [
      'asks everything in one step where there is no sign-in',
      { methods: [aMethod('none')], parameters: [required, optional] },
      {},
      'credentials: Needed,Extra',
    ],
    ['asks no lookup yet, not even a required one', { parameters: [lookup, optionalLookup] }, {}, 'credentials: '],
    ['nor among other settings', { parameters: [required, lookup] }, {}, 'parameters: Needed'],
    [
      'nor where there is no sign-in',
      { methods: [aMethod('none')], parameters: [required, lookup] },
      {},
      'credentials: Needed',
    ],
    [
      'is not held up by a required setting that another one hides',
      {
        parameters: [
          aParameter({ name: 'Tunnel', ...set, value: 'False' }),
          aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
        ],
      },
      {},
      'credentials: ',
    ],
    [
      'asks a required setting that another one shows',
      {
        parameters: [
          aParameter({ name: 'Tunnel', ...set, value: 'True' }),
          aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
        ],
      },
      {},
      'parameters: Tunnel,Host',
    ],
    ['says that it was disconnected here', {}, { ended: 'disconnected' }, 'disconnected'],
  ])('%s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})

describe('stepFor', () => {
  it.each<[AuthKind, Step['name']]>([
    ['apiKey', 'credentials'],
    ['basic', 'credentials'],
    ['oauth', 'oauth'],
    ['clientCredentials', 'credentials'],
    ['password', 'credentials'],
    ['none', 'credentials'],
    ['unsupported', 'unsupported'],
  ])('knows what %s leads to', (kind, name) => {
    expect(stepFor(aConnector({ methods: [aMethod(kind)] }), INITIAL_FLOW_STATE).name).toBe(name)
  })

  it('hands on the attempt and what was verified', () => {
    const attempt = { at: 'blocked', times: 1, earlier: [] } as const
    const oauth = stepFor(aConnector({ methods: [aMethod('oauth')] }), { ...INITIAL_FLOW_STATE, attempt })
    expect(oauth).toMatchObject({ name: 'oauth', attempt, method: { id: 'oauth' } })
    const done = { ...INITIAL_FLOW_STATE, finished: true, verification: 'accepted' } as const
    expect(stepFor(aConnector({ authenticated: true }), done)).toEqual({ name: 'success', verification: 'accepted' })
  })

  it('changes nothing it was given', () => {
    const connector = Object.freeze(aConnector({ parameters: Object.freeze([Object.freeze(required)]) }))
    expect(stepFor(connector, Object.freeze({ ...INITIAL_FLOW_STATE }))).toEqual(stepFor(connector, INITIAL_FLOW_STATE))
  })

  it.each(AWKWARD_NAMES)('asks for a setting called %j like for any other', (name) => {
    const parameters = [aParameter({ name })]
    expect(said({ parameters }, {})).toBe(`parameters: ${name}`)
    expect(said({ authenticated: true, parameters }, {})).toBe(`parameters: ${name}`)
  })
})
