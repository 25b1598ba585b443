import { describe, expect, it } from 'vitest'
import type { Connector } from '../../src/core/connector.js'
import { type FlowState, INITIAL_FLOW_STATE } from '../../src/core/flow/stepFor.js'
import { stepNames } from '../../src/core/flow/stepProgress.js'
import { aConnector, aMethod, aParameter } from './make.js'

const setting = aParameter({ name: 'Needed' })
const three = ['One', 'Two', 'Three'].map((name) => aParameter({ name }))
const lookup = aParameter({ name: 'List', lookup: true })
const optionalLookup = aParameter({ name: 'Tag', lookup: true, required: false })
const two = [aMethod('oauth'), aMethod('apiKey')]

describe('stepNames', () => {
  it.each<[string, Partial<Connector>, Partial<FlowState>, string]>([
    ['one step when a key is all', {}, {}, 'credentials'],
    ['one step for a sign-in', { methods: [aMethod('oauth')] }, {}, 'oauth'],
    ['parameters first', { parameters: three }, {}, 'parameters>credentials'],
    ['one step for a setting and a key', { parameters: [setting] }, {}, 'credentials'],
    ['the choice of a method first', { methods: two, parameters: three }, {}, 'method>parameters>oauth'],
    ['nothing while one method asks for its settings with the key', { methods: two, parameters: [setting] }, {}, ''],
    [
      'no choice where reconnecting has another number of steps',
      {
        methods: [aMethod('basic'), aMethod('apiKey')],
        parameters: [{ ...setting, methods: ['apiKey'] }],
      },
      { flow: 'reconnect', methodId: 'apiKey' },
      'parameters>credentials',
    ],
    [
      'nothing while the methods differ in their number of steps',
      { methods: two, parameters: three.map((one) => ({ ...one, methods: ['apiKey'] })) },
      {},
      '',
    ],
    [
      'the steps of the chosen method without the choice, when they differ',
      { methods: two, parameters: three.map((one) => ({ ...one, methods: ['apiKey'] })) },
      { flow: 'connect', methodId: 'apiKey' },
      'parameters>credentials',
    ],
    [
      'no parameters completed before a redirect, when there are none',
      { methods: [aMethod('oauth')] },
      { flow: 'connect', completed: new Set(['parameters']) },
      'oauth',
    ],
    ['the chosen method', { methods: two, parameters: three }, { methodId: 'apiKey' }, 'method>parameters>credentials'],
    ['lookups from the start', { parameters: [lookup] }, {}, 'credentials>lookups'],
    ['optional lookups', { parameters: [optionalLookup] }, {}, 'credentials>lookups'],
    ['nothing when no method is supported', { methods: [aMethod('unsupported')] }, {}, ''],
    ['no parameters that are set', { parameters: [{ ...setting, isSet: true }] }, {}, 'credentials'],
    [
      'parameters that were completed in this flow',
      { parameters: [{ ...setting, isSet: true }] },
      { flow: 'connect', completed: new Set(['parameters']) },
      'parameters>credentials',
    ],
    [
      'lookups that were completed in this flow',
      { authenticated: true, parameters: [{ ...lookup, isSet: true }] },
      { flow: 'connect', completed: new Set(['lookups']) },
      'credentials>lookups',
    ],
    [
      'parameters again when reconnecting',
      { authenticated: true, parameters: [{ ...setting, isSet: true }] },
      { flow: 'reconnect' },
      'parameters>credentials',
    ],
  ])('contains %s', (_promise, connector, flowState, expected) => {
    expect(stepNames(aConnector(connector), { ...INITIAL_FLOW_STATE, ...flowState }).join('>')).toBe(expected)
  })
})
