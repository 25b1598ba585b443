import { describe, expect, it } from 'vitest'
import { aMethod, aParameter } from './make.js'
import { lookup, optional, optionalLookup, passed, type Row, required, said, set } from './stepRows.js'

describe('stepFor, connected', () => {
  const authenticated = true
  it.each<Row>([
    ['is connected on load', { authenticated }, {}, 'connected'],
    ['is a success when this wizard connected it', { authenticated }, { flow: 'connect', finished: true }, 'success'],
    ['asks for a missing required parameter', { authenticated, parameters: [required] }, {}, 'parameters: Needed'],
    [
      'asks only for missing required parameters',
      { authenticated, parameters: [{ ...optional }, required] },
      {},
      'parameters: Needed',
    ],
    ['does not ask for an optional parameter', { authenticated, parameters: [optional] }, {}, 'connected'],
    ['asks for a required lookup, also on load', { authenticated, parameters: [lookup] }, {}, 'lookups: List'],
    [
      'asks for optional lookups together with a required one',
      { authenticated, parameters: [lookup, optionalLookup] },
      {},
      'lookups: List,Tag',
    ],
    ['does not ask for an optional lookup on load', { authenticated, parameters: [optionalLookup] }, {}, 'connected'],
    [
      'asks for an optional lookup in a flow',
      { authenticated, parameters: [optionalLookup] },
      { flow: 'connect', finished: true },
      'lookups: Tag',
    ],
    [
      'does not ask for an optional lookup again once completed',
      { authenticated, parameters: [optionalLookup] },
      { flow: 'connect', finished: true, completed: new Set(['lookups']) },
      'success',
    ],
    [
      'asks again for a required lookup that is unset once completed',
      { authenticated, parameters: [lookup] },
      { flow: 'connect', finished: true, completed: new Set(['lookups']) },
      'lookups: List',
    ],
    ['does not ask for a lookup that is set', { authenticated, parameters: [{ ...lookup, ...set }] }, {}, 'connected'],
    ['asks for parameters before lookups', { authenticated, parameters: [required, lookup] }, {}, 'parameters: Needed'],
    [
      'does not ask for parameters of a method that may not be in use',
      {
        authenticated,
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ methods: ['oauth'] }), aParameter({ name: 'L', lookup: true, methods: ['oauth'] })],
      },
      {},
      'connected',
    ],
    [
      'asks for lookups of the method that this wizard used',
      {
        authenticated,
        methods: [aMethod('oauth'), aMethod('apiKey')],
        parameters: [aParameter({ name: 'L', lookup: true, methods: ['oauth'] })],
      },
      { flow: 'connect', methodId: 'oauth', finished: true },
      'lookups: L',
    ],
    [
      'does not require a parameter that another one hides',
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
      'asks for a required parameter that another one shows',
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
    [
      'is connected even when no method is supported',
      { authenticated, methods: [aMethod('unsupported')] },
      {},
      'connected',
    ],
    ['is no longer disconnected once it is connected', { authenticated }, { ended: 'disconnected' }, 'connected'],
  ])('%s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})

describe('stepFor, reconnecting', () => {
  const authenticated = true
  const reconnecting = { flow: 'reconnect' } as const
  it.each<Row>([
    ['asks for the key again', { authenticated }, reconnecting, 'credentials: '],
    ['asks for the sign-in again', { authenticated, methods: [aMethod('oauth')] }, reconnecting, 'oauth'],
    [
      'shows the parameters again, set or not',
      { authenticated, parameters: [{ ...required, ...set }] },
      reconnecting,
      'parameters: Needed',
    ],
    [
      'continues after Continue although nothing is written yet',
      { authenticated, parameters: [required] },
      { ...reconnecting, ...passed },
      'credentials: ',
    ],
    [
      'asks for the method again',
      { authenticated, methods: [aMethod('oauth'), aMethod('apiKey')] },
      reconnecting,
      'method',
    ],
    [
      'asks for everything again without credentials',
      { authenticated, methods: [aMethod('none')], parameters: [{ ...required, ...set }] },
      reconnecting,
      'credentials: Needed',
    ],
    ['asks for no lookup while reconnecting', { authenticated, parameters: [lookup] }, reconnecting, 'credentials: '],
    ['continues when the connector is no longer authenticated', {}, reconnecting, 'credentials: '],
  ])('%s', (_promise, connector, flowState, expected) => {
    expect(said(connector, flowState)).toBe(expected)
  })
})
