import { describe, expect, it } from 'vitest'
import type { AuthKind, Connector } from '../../src/core/connector.js'
import { chosenMethod, INITIAL_LOCAL, type Local, type Step, stepFor, usableMethods } from '../../src/core/stepFor.js'
import { AWKWARD_NAMES, aConnector, aMethod, aParameter } from './make.js'

type Row = [promise: string, connector: Partial<Connector>, local: Partial<Local>, expected: string]

/** `name: what is asked`, which is what a row of the table says. */
function said(connector: Partial<Connector>, local: Partial<Local>): string {
  const step = stepFor(aConnector(connector), { ...INITIAL_LOCAL, ...local })
  return 'ask' in step ? `${step.name}: ${step.ask.map(({ name }) => name).join()}` : step.name
}

const required = aParameter({ name: 'Needed' })
const optional = aParameter({ name: 'Extra', required: false })
const lookup = aParameter({ name: 'List', lookup: true })
const optionalLookup = aParameter({ name: 'Tag', lookup: true, required: false })
const app = [aParameter({ name: 'ClientId' }), aParameter({ name: 'ClientSecret', secret: true })]
const set = { isSet: true, value: 'stored' }
const passed = { passed: new Set(['parameters'] as const) }

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
      { revisiting: true },
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
  ])('%s', (_promise, connector, local, expected) => {
    expect(said(connector, local)).toBe(expected)
  })
})

describe('stepFor, connected', () => {
  const authenticated = true
  it.each<Row>([
    ['is connected on load', { authenticated }, {}, 'connected'],
    ['is a success when this wizard did it', { authenticated }, { run: 'connect', finished: true }, 'success'],
    ['asks for one more detail', { authenticated, parameters: [required] }, {}, 'parameters: Needed'],
    [
      'asks only for what is missing',
      { authenticated, parameters: [{ ...optional }, required] },
      {},
      'parameters: Needed',
    ],
    ['does not ask for an optional setting', { authenticated, parameters: [optional] }, {}, 'connected'],
    ['asks for a required choice, also on load', { authenticated, parameters: [lookup] }, {}, 'lookups: List'],
    [
      'and for optional ones along with it',
      { authenticated, parameters: [lookup, optionalLookup] },
      {},
      'lookups: List,Tag',
    ],
    ['does not ask for an optional choice on load', { authenticated, parameters: [optionalLookup] }, {}, 'connected'],
    [
      'offers an optional choice in a run',
      { authenticated, parameters: [optionalLookup] },
      { run: 'connect', finished: true },
      'lookups: Tag',
    ],
    [
      'and not again after it was passed',
      { authenticated, parameters: [optionalLookup] },
      { run: 'connect', finished: true, passed: new Set(['lookups']) },
      'success',
    ],
    [
      'asks a required choice again although it was passed',
      { authenticated, parameters: [lookup] },
      { run: 'connect', finished: true, passed: new Set(['lookups']) },
      'lookups: List',
    ],
    ['does not ask a choice that was made', { authenticated, parameters: [{ ...lookup, ...set }] }, {}, 'connected'],
    ['asks settings before choices', { authenticated, parameters: [required, lookup] }, {}, 'parameters: Needed'],
    [
      'asks nothing of a method that may not be the one in use',
      {
        authenticated,
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ methods: ['oauth'] }), aParameter({ name: 'L', lookup: true, methods: ['oauth'] })],
      },
      {},
      'connected',
    ],
    [
      'asks it of the method this wizard used',
      {
        authenticated,
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ name: 'L', lookup: true, methods: ['oauth'] })],
      },
      { run: 'connect', methodId: 'oauth', finished: true },
      'lookups: L',
    ],
    [
      'is not held up by a required setting that another one hides',
      {
        authenticated,
        parameters: [
          aParameter({ name: 'Tunnel', ...set, value: 'False' }),
          aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
        ],
      },
      {},
      'connected',
    ],
    [
      'asks a required setting that another one shows',
      {
        authenticated,
        parameters: [
          aParameter({ name: 'Tunnel', ...set, value: 'True' }),
          aParameter({ name: 'Host', showWhen: { name: 'Tunnel', is: 'True' } }),
        ],
      },
      {},
      'parameters: Host',
    ],
    ['is connected although no method is known', { authenticated, methods: [aMethod('unsupported')] }, {}, 'connected'],
    [
      'forgets that it was disconnected once it is connected',
      { authenticated },
      { ended: 'disconnected' },
      'connected',
    ],
  ])('%s', (_promise, connector, local, expected) => {
    expect(said(connector, local)).toBe(expected)
  })
})

describe('stepFor, reconnecting', () => {
  const authenticated = true
  const reconnecting = { run: 'reconnect' } as const
  it.each<Row>([
    ['asks for the key again', { authenticated }, reconnecting, 'credentials: '],
    ['opens the sign-in again', { authenticated, methods: [aMethod('oauth')] }, reconnecting, 'oauth'],
    [
      'shows the settings again, set or not',
      { authenticated, parameters: [{ ...required, ...set }] },
      reconnecting,
      'parameters: Needed',
    ],
    [
      'and goes on after Continue although nothing was written',
      { authenticated, parameters: [required] },
      { ...reconnecting, ...passed },
      'credentials: ',
    ],
    [
      'lets the method be chosen again',
      { authenticated, methods: [aMethod('oauth'), aMethod('apiKey')] },
      reconnecting,
      'method',
    ],
    [
      'asks everything again where there is no sign-in',
      { authenticated, methods: [aMethod('none')], parameters: [{ ...required, ...set }] },
      reconnecting,
      'credentials: Needed',
    ],
    ['asks no choice while it lasts', { authenticated, parameters: [lookup] }, reconnecting, 'credentials: '],
    ['works where the credentials were taken away meanwhile', {}, reconnecting, 'credentials: '],
  ])('%s', (_promise, connector, local, expected) => {
    expect(said(connector, local)).toBe(expected)
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
    expect(stepFor(aConnector({ methods: [aMethod(kind)] }), INITIAL_LOCAL).name).toBe(name)
  })

  it('hands on the attempt and what was verified', () => {
    const attempt = { at: 'blocked', times: 1, earlier: [] } as const
    const oauth = stepFor(aConnector({ methods: [aMethod('oauth')] }), { ...INITIAL_LOCAL, attempt })
    expect(oauth).toMatchObject({ name: 'oauth', attempt, method: { id: 'oauth' } })
    const done = { ...INITIAL_LOCAL, finished: true, verification: 'accepted' } as const
    expect(stepFor(aConnector({ authenticated: true }), done)).toEqual({ name: 'success', verification: 'accepted' })
  })

  it('changes nothing it was given', () => {
    const connector = Object.freeze(aConnector({ parameters: Object.freeze([Object.freeze(required)]) }))
    expect(stepFor(connector, Object.freeze({ ...INITIAL_LOCAL }))).toEqual(stepFor(connector, INITIAL_LOCAL))
  })

  it.each(AWKWARD_NAMES)('asks for a setting called %j like for any other', (name) => {
    const parameters = [aParameter({ name })]
    expect(said({ parameters }, {})).toBe(`parameters: ${name}`)
    expect(said({ authenticated: true, parameters }, {})).toBe(`parameters: ${name}`)
  })
})

describe('the methods', () => {
  it('are usable but for those we do not know', () => {
    const methods = [aMethod('unsupported'), aMethod('oauth'), aMethod('apiKey')]
    expect(usableMethods(aConnector({ methods })).map(({ id }) => id)).toEqual(['oauth', 'apiKey'])
  })

  it.each([
    ['the only one, chosen or not', ['oauth'], null, 'oauth'],
    ['the only one, whatever was chosen', ['oauth'], 'apiKey', 'oauth'],
    ['the chosen one of several', ['oauth', 'apiKey'], 'apiKey', 'apiKey'],
    ['none of several while none is chosen', ['oauth', 'apiKey'], null, undefined],
  ] as const)('in use: %s', (_promise, kinds, methodId, expected) => {
    const methods = kinds.map((kind) => aMethod(kind))
    expect(chosenMethod(aConnector({ methods }), { methodId })?.id).toBe(expected)
  })
})
