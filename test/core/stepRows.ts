import type { Connector } from '../../src/core/connector.js'
import { type FlowState, INITIAL_FLOW_STATE, stepFor } from '../../src/core/flow/stepFor.js'
import { aConnector, aParameter } from './make.js'

export type Row = [promise: string, connector: Partial<Connector>, flowState: Partial<FlowState>, expected: string]

/** The step as `name: parameters`, for comparison with a row. */
export function said(connector: Partial<Connector>, flowState: Partial<FlowState>): string {
  const step = stepFor(aConnector(connector), { ...INITIAL_FLOW_STATE, ...flowState })
  return 'ask' in step ? `${step.name}: ${step.ask.map(({ name }) => name).join()}` : step.name
}

export const required = aParameter({ name: 'Needed' })
export const optional = aParameter({ name: 'Extra', required: false })
export const lookup = aParameter({ name: 'List', lookup: true })
export const optionalLookup = aParameter({ name: 'Tag', lookup: true, required: false })
export const set = { isSet: true, value: 'stored' }
export const passed = { completed: new Set(['parameters'] as const) }
