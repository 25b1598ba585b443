import type { Connector } from '../../src/core/connector.js'
import { INITIAL_LOCAL, type Local, stepFor } from '../../src/core/flow/stepFor.js'
import { aConnector, aParameter } from './make.js'

export type Row = [promise: string, connector: Partial<Connector>, local: Partial<Local>, expected: string]

/** `name: what is asked`, which is what a row of the table says. */
export function said(connector: Partial<Connector>, local: Partial<Local>): string {
  const step = stepFor(aConnector(connector), { ...INITIAL_LOCAL, ...local })
  return 'ask' in step ? `${step.name}: ${step.ask.map(({ name }) => name).join()}` : step.name
}

export const required = aParameter({ name: 'Needed' })
export const optional = aParameter({ name: 'Extra', required: false })
export const lookup = aParameter({ name: 'List', lookup: true })
export const optionalLookup = aParameter({ name: 'Tag', lookup: true, required: false })
export const set = { isSet: true, value: 'stored' }
export const passed = { passed: new Set(['parameters'] as const) }
