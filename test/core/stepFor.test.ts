import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import { INITIAL_FLOW_STATE, type Step, stepFor } from '../../src/core/flow/stepFor.js'
import { AWKWARD_NAMES, aConnector, aMethod, aParameter } from './make.js'
import { lookup, optional, optionalLookup, passed, type Row, required, said, set } from './stepRows.js'

const optionalApp = [
  aParameter({ name: 'ClientId', required: false }),
  aParameter({ name: 'ClientSecret', required: false, secret: true }),
]
const app = [aParameter({ name: 'ClientId' }), aParameter({ name: 'ClientSecret', secret: true })]

const login = aMethod('basic')
const second = aParameter({ name: 'Second' })

describe('stepFor, not connected', () => {
  it.each<Row>([
    ['asks for the key when there is nothing else', {}, {}, 'credentials: '],
    ['asks for the sign-in when there is nothing else', { methods: [aMethod('oauth')] }, {}, 'oauth'],
    ['is read-only for a user who may only look', { can: ['read'], parameters: [required] }, {}, 'readOnly'],
    ['is unsupported when no method is supported', { methods: [aMethod('unsupported')] }, {}, 'unsupported'],
    [
      'is unsupported even with parameters to ask for',
      { methods: [aMethod('unsupported')], parameters: [required] },
      {},
      'unsupported',
    ],
    ['uses the only supported method', { methods: [aMethod('unsupported'), aMethod('oauth')] }, {}, 'oauth'],
    ['asks for one of several methods', { methods: [aMethod('oauth'), aMethod('apiKey')] }, {}, 'method'],
    [
      'asks again when the chosen method no longer exists',
      { methods: [aMethod('oauth'), aMethod('apiKey')] },
      { methodId: 'old' },
      'method',
    ],
    [
      'uses the chosen method',
      { methods: [aMethod('oauth'), aMethod('apiKey')] },
      { methodId: 'apiKey' },
      'credentials: ',
    ],
    [
      'asks again when the chosen method is unsupported',
      { methods: [aMethod('oauth'), aMethod('apiKey'), aMethod('unsupported')] },
      { methodId: 'unsupported' },
      'method',
    ],
    [
      'asks for a required parameter',
      { methods: [login], parameters: [required, second] },
      {},
      'parameters: Needed,Second',
    ],
    [
      'asks for optional parameters once',
      { methods: [aMethod('oauth')], parameters: [optional] },
      {},
      'parameters: Extra',
    ],
    ['does not ask for optional parameters again after Continue', { parameters: [optional] }, passed, 'credentials: '],
    [
      'asks again for a required parameter that is unset after Continue',
      { parameters: [required] },
      passed,
      'parameters: Needed',
    ],
    ['skips parameters that are all set', { parameters: [{ ...required, ...set }] }, {}, 'credentials: '],
    [
      'shows set parameters beside a missing one',
      { methods: [login], parameters: [required, aParameter({ name: 'Region', ...set })] },
      {},
      'parameters: Needed,Region',
    ],
    [
      'shows set parameters again after Back',
      { methods: [aMethod('oauth')], parameters: [{ ...required, ...set }] },
      { editingSettings: true },
      'parameters: Needed',
    ],
    [
      'leaves out parameters of another method',
      {
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ name: 'Scope', methods: ['oauth'] }), required],
      },
      { methodId: 'apiKey' },
      'credentials: Needed',
    ],
    [
      'leaves the client id and secret out of the parameters of client credentials',
      { methods: [aMethod('clientCredentials')], parameters: [...app, required] },
      passed,
      'parameters: Needed',
    ],
    [
      'asks for the client id and secret as client credentials',
      { methods: [aMethod('clientCredentials')], parameters: [...app, { ...required, ...set }] },
      {},
      'credentials: ClientId,ClientSecret',
    ],
    [
      'asks for a client id and secret as parameters before a sign-in',
      { methods: [aMethod('oauth')], parameters: app },
      {},
      'parameters: ClientId,ClientSecret',
    ],
    [
      'needs no settings for a client id and secret that are optional before a sign-in',
      { methods: [aMethod('oauth')], parameters: optionalApp },
      {},
      'oauth',
    ],
    [
      'asks for both as parameters where one of them is required',
      { methods: [aMethod('oauth')], parameters: [app[0] ?? required, optionalApp[1] ?? required] },
      {},
      'parameters: ClientId,ClientSecret',
    ],
    [
      'asks only for the settings beside an optional client id and secret',
      { methods: [aMethod('oauth')], parameters: [...optionalApp, optional] },
      {},
      'parameters: Extra',
    ],
    [
      'asks for an optional client id and secret as settings beside a key',
      { parameters: optionalApp },
      {},
      'credentials: ClientId,ClientSecret',
    ],
    [
      'asks for a client id and secret as settings beside a key',
      { parameters: app },
      {},
      'credentials: ClientId,ClientSecret',
    ],
    [
      'leaves the user name and password out of the parameters of a password grant',
      {
        methods: [aMethod('password')],
        parameters: [aParameter({ name: 'Username' }), aParameter({ name: 'Password' }), required],
      },
      {},
      'credentials: Needed',
    ],
    [
      'asks for a parameter called Username with another kind',
      { parameters: [aParameter({ name: 'Username' })] },
      {},
      'credentials: Username',
    ],
    [
      'asks for everything in one step without credentials',
      { methods: [aMethod('none')], parameters: [required, optional] },
      {},
      'credentials: Needed,Extra',
    ],
    [
      'asks for no lookup before authentication, not even a required one',
      { parameters: [lookup, optionalLookup] },
      {},
      'credentials: ',
    ],
    ['asks for no lookup among other parameters', { parameters: [required, lookup] }, {}, 'credentials: Needed'],
    [
      'asks for no lookup without credentials',
      { methods: [aMethod('none')], parameters: [required, lookup] },
      {},
      'credentials: Needed',
    ],
    [
      'does not require a parameter that another one hides',
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
      'asks for a required parameter that another one shows',
      {
        parameters: [
          aParameter({ name: 'Tunnel', ...set, value: 'True' }),
          aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
        ],
      },
      {},
      'credentials: Tunnel,Host',
    ],
    ['is disconnected after disconnecting in this wizard', {}, { ended: 'disconnected' }, 'disconnected'],
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
  ])('maps the kind %s to the step %s', (kind, name) => {
    expect(stepFor(aConnector({ methods: [aMethod(kind)] }), INITIAL_FLOW_STATE).name).toBe(name)
  })

  it('includes the verification in the success step', () => {
    const done = { ...INITIAL_FLOW_STATE, finished: true, verification: 'accepted' } as const
    expect(stepFor(aConnector({ authenticated: true }), done)).toEqual({ name: 'success', verification: 'accepted' })
  })

  it('does not change its arguments', () => {
    const connector = Object.freeze(aConnector({ parameters: Object.freeze([Object.freeze(required)]) }))
    expect(stepFor(connector, Object.freeze({ ...INITIAL_FLOW_STATE }))).toEqual(stepFor(connector, INITIAL_FLOW_STATE))
  })

  it.each(AWKWARD_NAMES)('asks for a parameter called %j', (name) => {
    const parameters = [aParameter({ name })]
    expect(said({ parameters }, {})).toBe(`credentials: ${name}`)
    expect(said({ authenticated: true, parameters }, {})).toBe(`parameters: ${name}`)
  })
})

describe('Settings and credential in one step', () => {
  const third = aParameter({ name: 'Third' })
  it.each<Row>([
    ['together for one setting and a key', { parameters: [required] }, {}, 'credentials: Needed'],
    ['together for two settings and a key', { parameters: [required, second] }, {}, 'credentials: Needed,Second'],
    [
      'apart for three settings and a key',
      { parameters: [required, second, third] },
      {},
      'parameters: Needed,Second,Third',
    ],
    ['together for one setting and a login', { methods: [login], parameters: [required] }, {}, 'credentials: Needed'],
    [
      'apart for two settings and a login',
      { methods: [login], parameters: [required, second] },
      {},
      'parameters: Needed,Second',
    ],
    ['together for optional settings', { parameters: [optional] }, {}, 'credentials: Extra'],
    [
      'apart where optional settings make it long',
      { parameters: [required, optional, aParameter({ name: 'More', required: false })] },
      {},
      'parameters: Needed,Extra,More',
    ],
    [
      'together with a login of which a guide fixes the password',
      {
        methods: [aMethod('basic', { fields: { password: { hint: null, example: null, asked: false } } })],
        parameters: [required, second],
      },
      {},
      'credentials: Needed,Second',
    ],
    [
      'the settings before the client ID and secret',
      { methods: [aMethod('clientCredentials')], parameters: [...app, required] },
      {},
      'credentials: Needed,ClientId,ClientSecret',
    ],
    [
      'apart for two settings and a client ID and secret',
      { methods: [aMethod('clientCredentials')], parameters: [...app, required, second] },
      {},
      'parameters: Needed,Second',
    ],
    [
      'lookups not at all, nor do they count',
      { parameters: [required, second, lookup, optionalLookup] },
      {},
      'credentials: Needed,Second',
    ],
    [
      'apart before a sign-in, which needs them saved',
      { methods: [aMethod('oauth')], parameters: [required] },
      {},
      'parameters: Needed',
    ],
    [
      'after the choice of a method',
      { methods: [aMethod('oauth'), aMethod('apiKey')], parameters: [required] },
      { methodId: 'apiKey' },
      'credentials: Needed',
    ],
    [
      'apart for the other method of the same connector',
      { methods: [aMethod('oauth'), aMethod('apiKey')], parameters: [required] },
      { methodId: 'oauth' },
      'parameters: Needed',
    ],
    ['no settings that are set', { parameters: [{ ...required, ...set }] }, {}, 'credentials: '],
    [
      'set ones too where one is missing',
      { parameters: [{ ...required, ...set }, second] },
      {},
      'credentials: Needed,Second',
    ],
    [
      'set ones after Back, or after they were sent',
      { parameters: [{ ...required, ...set }] },
      { flow: 'connect', editingSettings: true },
      'credentials: Needed',
    ],
    [
      'apart while reconnecting, which keeps them',
      { authenticated: true, parameters: [{ ...required, ...set }] },
      { flow: 'reconnect' },
      'parameters: Needed',
    ],
    [
      'the credential alone once the settings of reconnecting are given',
      { authenticated: true, parameters: [{ ...required, ...set }] },
      { flow: 'reconnect', ...passed },
      'credentials: ',
    ],
    [
      'apart when the settings of a connected connector are edited',
      { authenticated: true, parameters: [{ ...required, ...set }] },
      { editingSettings: true },
      'parameters: Needed',
    ],
    [
      'apart where a connected connector lacks one',
      { authenticated: true, parameters: [required] },
      {},
      'parameters: Needed',
    ],
  ])('asks %s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})
