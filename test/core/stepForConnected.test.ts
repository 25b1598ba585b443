import { describe, expect, it } from 'vitest'
import { aMethod, aParameter } from './make.js'
import { lookup, optional, optionalLookup, passed, type Row, required, said, set } from './stepRows.js'

describe('stepFor, connected', () => {
  const authenticated = true
  it.each<Row>([
    ['is connected on load', { authenticated }, {}, 'connected'],
    ['is a success when this wizard did it', { authenticated }, { flow: 'connect', finished: true }, 'success'],
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
      { flow: 'connect', finished: true },
      'lookups: Tag',
    ],
    [
      'and not again after it was passed',
      { authenticated, parameters: [optionalLookup] },
      { flow: 'connect', finished: true, completed: new Set(['lookups']) },
      'success',
    ],
    [
      'asks a required choice again although it was passed',
      { authenticated, parameters: [lookup] },
      { flow: 'connect', finished: true, completed: new Set(['lookups']) },
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
      { flow: 'connect', methodId: 'oauth', finished: true },
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
  ])('%s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})

describe('stepFor, reconnecting', () => {
  const authenticated = true
  const reconnecting = { flow: 'reconnect' } as const
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
  ])('%s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})
