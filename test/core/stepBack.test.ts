import { describe, expect, it } from 'vitest'
import type { Connector } from '../../src/core/connector.js'
import { stepBack } from '../../src/core/flow/stepBack.js'
import { type FlowState, INITIAL_FLOW_STATE, stepFor } from '../../src/core/flow/stepFor.js'
import { aConnector, aMethod, aParameter } from './make.js'

const set = aParameter({ isSet: true, value: 'acme' })
const two = [aMethod('oauth'), aMethod('apiKey')]

/** The step that Back leads to, or `null`. */
function back(connector: Partial<Connector>, flowState: Partial<FlowState> = {}) {
  const known = aConnector(connector)
  const now = { ...INITIAL_FLOW_STATE, ...flowState }
  const change = stepBack(known, now)
  return change && stepFor(known, { ...now, ...change }).name
}

describe('Back', () => {
  it.each<[string, Partial<Connector>, Partial<FlowState>, string | null]>([
    ['nowhere from the first step', {}, {}, null],
    ['nowhere from the only sign-in', { methods: [aMethod('oauth')] }, {}, null],
    ['nowhere from the parameters, when they come first', { parameters: [aParameter()] }, {}, null],
    ['nowhere from the choice of a method', { methods: two }, {}, null],
    [
      'from the login to the parameters',
      { methods: [aMethod('basic')], parameters: [set, { ...set, name: 'Region' }] },
      { flow: 'connect' },
      'parameters',
    ],
    ['from the key to the settings beside it', { parameters: [set] }, { flow: 'connect' }, 'credentials'],
    ['nowhere from a key beside its settings', { parameters: [set] }, { editingSettings: true }, null],
    ['nowhere from a key beside a setting that is missing', { parameters: [aParameter()] }, {}, null],
    [
      'from a key beside its settings to the methods',
      { methods: two, parameters: [set] },
      { methodId: 'apiKey', editingSettings: true },
      'method',
    ],
    ['from the sign-in to the parameters', { methods: [aMethod('oauth')], parameters: [set] }, {}, 'parameters'],
    [
      'from the parameters to the methods',
      { methods: two, parameters: [aParameter()] },
      { methodId: 'oauth' },
      'method',
    ],
    ['from the key to the methods, without parameters', { methods: two }, { methodId: 'apiKey' }, 'method'],
    [
      'from parameters shown again to the methods',
      { methods: two, parameters: [set] },
      { methodId: 'oauth', editingSettings: true },
      'method',
    ],
    [
      'nowhere when it is connected',
      { authenticated: true, methods: two },
      { methodId: 'oauth', finished: true },
      null,
    ],
    [
      'from the key to the parameters while reconnecting',
      { authenticated: true, parameters: [set] },
      { flow: 'reconnect', completed: new Set(['parameters']) },
      'parameters',
    ],
    [
      'not to parameters of another method',
      { methods: two, parameters: [{ ...set, methods: ['oauth'] }] },
      { methodId: 'apiKey' },
      'method',
    ],
    [
      'nowhere from a client id and secret that are the credential',
      { methods: [aMethod('clientCredentials')], parameters: [aParameter({ name: 'ClientId' })] },
      {},
      null,
    ],
  ])('leads %s', (_promise, connector, flowState, expected) => {
    expect(back(connector, flowState)).toBe(expected)
  })

  it('resets the completed parameters when it leads to the methods', () => {
    const passed = new Set(['parameters'] as const)
    const change = stepBack(aConnector({ methods: two }), {
      ...INITIAL_FLOW_STATE,
      methodId: 'apiKey',
      completed: passed,
    })
    expect(change).toEqual({ methodId: null, editingSettings: false, completed: new Set() })
  })
})
