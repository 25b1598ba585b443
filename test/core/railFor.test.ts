import { describe, expect, it } from 'vitest'
import type { Connector } from '../../src/core/connector.js'
import { type FlowState, INITIAL_FLOW_STATE } from '../../src/core/flow/stepFor.js'
import { stepNames } from '../../src/core/flow/stepProgress.js'
import { aConnector, aMethod, aParameter } from './make.js'

const setting = aParameter({ name: 'Needed' })
const lookup = aParameter({ name: 'List', lookup: true })
const optionalLookup = aParameter({ name: 'Tag', lookup: true, required: false })
const two = [aMethod('oauth'), aMethod('apiKey')]

describe('the rail', () => {
  it.each<[string, Partial<Connector>, Partial<FlowState>, string]>([
    ['one step where a key is all', {}, {}, 'credentials'],
    ['the sign-in', { methods: [aMethod('oauth')] }, {}, 'oauth'],
    ['settings first', { parameters: [setting] }, {}, 'parameters>credentials'],
    ['the choice of a method before all', { methods: two, parameters: [setting] }, {}, 'method>parameters>oauth'],
    [
      'nothing while the methods differ in how many steps they take',
      { methods: two, parameters: [{ ...setting, methods: ['apiKey'] }] },
      {},
      '',
    ],
    [
      'the steps of the chosen one, where they differ',
      { methods: two, parameters: [{ ...setting, methods: ['apiKey'] }] },
      { flow: 'connect', methodId: 'oauth' },
      'method>oauth',
    ],
    [
      'no settings that came with the address of a return, where there are none',
      { methods: [aMethod('oauth')] },
      { flow: 'connect', completed: new Set(['parameters']) },
      'oauth',
    ],
    [
      'the chosen method',
      { methods: two, parameters: [setting] },
      { methodId: 'apiKey' },
      'method>parameters>credentials',
    ],
    ['a choice that comes after, from the start', { parameters: [lookup] }, {}, 'credentials>lookups'],
    ['also an optional one', { parameters: [optionalLookup] }, {}, 'credentials>lookups'],
    ['nothing where no method is known', { methods: [aMethod('unsupported')] }, {}, ''],
    ['no settings that are there', { parameters: [{ ...setting, isSet: true }] }, {}, 'credentials'],
    [
      'settings that were there only until they were passed',
      { parameters: [{ ...setting, isSet: true }] },
      { flow: 'connect', completed: new Set(['parameters']) },
      'parameters>credentials',
    ],
    [
      'choices that were made here',
      { authenticated: true, parameters: [{ ...lookup, isSet: true }] },
      { flow: 'connect', completed: new Set(['lookups']) },
      'credentials>lookups',
    ],
    [
      'settings again when reconnecting',
      { authenticated: true, parameters: [{ ...setting, isSet: true }] },
      { flow: 'reconnect' },
      'parameters>credentials',
    ],
  ])('holds %s', (_promise, connector, flowState, expected) => {
    expect(stepNames(aConnector(connector), { ...INITIAL_FLOW_STATE, ...flowState }).join('>')).toBe(expected)
  })
})
