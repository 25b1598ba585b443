import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connector, Parameter } from '../../src/core/connector.js'
import { INITIAL_FLOW_STATE, type Step, stepFor } from '../../src/core/flow/stepFor.js'
import { fieldsFor } from '../../src/core/parameters/form.js'
import { asksSettings } from '../../src/core/parameters/parameters.js'
import { aConnector, aMethod, aParameter } from './make.js'
import { type Read, readAll } from './readAll.js'
import { type Diligence, runThrough, type Stop } from './runs.js'

const LIBRARIES = {
  'with guides': await readAll({ withGuides: true }),
  'without guides': await readAll({ withGuides: false }),
}
const CONNECTED = {
  'with guides': await readAll({ withGuides: true, connected: true }),
  'without guides': await readAll({ withGuides: false, connected: true }),
}
const WAYS: readonly Diligence[] = ['only what is required', 'everything']

/** A row for each connector, method and way to fill in the forms. */
function rowsOf(reads: readonly Read[]) {
  return reads.flatMap(({ name, connector }) =>
    connector.methods.flatMap((method) =>
      WAYS.map((way) => ({ name, connector, method, methodName: method.name, way })),
    ),
  )
}

/** A connector without credentials and without required parameters. */
function isConnectedAsItStands({ methods, parameters }: Connector): boolean {
  return methods.every(({ kind }) => kind === 'none') && !parameters.some(({ required }) => required)
}

function askedBy(step: Step): readonly Parameter[] {
  return 'ask' in step ? step.ask : step.name === 'oauth' ? step.ownApp : []
}

/** The positions of the steps in the progress that is shown with each. */
function positionsOf(stops: readonly Stop[]) {
  return stops.filter(({ step, rail }) => rail.includes(step.name)).map(({ step, rail }) => rail.indexOf(step.name))
}

function isEmpty({ step }: Stop): boolean {
  switch (step.name) {
    case 'method':
      return step.methods.length < 2
    case 'parameters':
    case 'lookups':
      return step.ask.length === 0
    // Other kinds have credential fields; this kind has parameters only.
    case 'credentials':
      return step.method.kind === 'none' && step.ask.length === 0
    default:
      return false
  }
}

function expectSteadyRail(stops: readonly Stop[]) {
  const drawn = stops.filter(({ step, rail }) => rail.includes(step.name) && step.name !== 'method')
  expect(new Set(drawn.map(({ rail }) => rail.join())).size).toBeLessThanOrEqual(1)
}

/** Where the choice of a method is not counted, the next step is the first one. */
function expectCountedFromOne(stops: readonly Stop[]) {
  expect(positionsOf(stops)).toEqual([...positionsOf(stops).keys()])
}

describe('The number of steps', () => {
  const parameters = fc.array(
    fc.record({
      methods: fc.constantFrom(null, ['oauth'], ['apiKey']),
      lookup: fc.boolean(),
      required: fc.boolean(),
      isSet: fc.boolean(),
    }),
    { maxLength: 4 },
  )

  it.each(['connect', 'reconnect'] as const)('never changes after the choice of a method (%s)', (flow) => {
    expect.hasAssertions()
    fc.assert(
      fc.property(parameters, fc.constantFrom('oauth', 'apiKey'), fc.constantFrom(...WAYS), (over, method, way) => {
        const connector = aConnector({
          authenticated: flow === 'reconnect',
          methods: [aMethod('oauth'), aMethod('apiKey')],
          parameters: over.map((one, index) => aParameter({ name: `P${index}`, ...one })),
        })
        const stops = runThrough(connector, method, flow, way)
        expectSteadyRail(stops)
        // A setting of one method that is set already may leave the choice without a number.
        if (over.every(({ isSet }) => !isSet)) expectCountedFromOne(stops)
      }),
      { numRuns: 500 },
    )
  })
})

describe.each(Object.entries(LIBRARIES))('Connecting, %s', (_name, reads) => {
  const rows = rowsOf(reads)

  it('covers the whole library and every method', () => {
    expect(reads).toHaveLength(61)
    expect(rows.length).toBeGreaterThanOrEqual(65 * WAYS.length)
  })

  it.each(rows)('$name by $methodName ends in success, filling in $way', ({ connector, method, way }) => {
    const stops = runThrough(connector, method.id, 'connect', way)
    expect(stops.at(-1)?.step.name).toBe(isConnectedAsItStands(connector) ? 'connected' : 'success')
    expect(stops.filter(isEmpty)).toEqual([])
    expectSteadyRail(stops)
    expectCountedFromOne(stops)
    const names = stops.map(({ step }) => step.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('asks for settings and credential in one step where they are at most three fields', () => {
    const joined = rows.filter(({ connector, method, way }) => {
      const stops = runThrough(connector, method.id, 'connect', way)
      return stops.some(({ step }) => step.name === 'credentials' && asksSettings(step, connector))
    })
    const names = new Set(joined.map(({ name }) => name))
    expect([...names]).toEqual(expect.arrayContaining(['Freshdesk', 'BambooHR', 'Chargebee']))
    for (const { connector, method, way } of joined) {
      const stops = runThrough(connector, method.id, 'connect', way)
      expect(stops.map(({ step }) => step.name)).not.toContain('parameters')
      const lengths = stops.flatMap(({ step }) =>
        step.name === 'credentials' ? [fieldsFor(step.ask, method).length] : [],
      )
      expect(Math.max(...lengths)).toBeLessThanOrEqual(3)
    }
  })

  it.each(rows)('$name by $methodName asks for each parameter once and for no credential among them ($way)', (row) => {
    const { connector, method, way } = row
    const asked = runThrough(connector, method.id, 'connect', way).flatMap(({ step }) =>
      askedBy(step).map(({ name }) => name),
    )
    expect(new Set(asked).size).toBe(asked.length)
    const due = connector.parameters.filter(
      ({ methods, name }) =>
        (methods === null || methods.includes(method.id)) &&
        !(method.kind === 'password' && (name === 'Username' || name === 'Password')),
    )
    const expected = isConnectedAsItStands(connector) ? [] : due.map(({ name }) => name)
    expect(asked.toSorted()).toEqual(expected.toSorted())
  })
})

describe.each(Object.entries(CONNECTED))('Reconnecting, %s', (_name, reads) => {
  it.each(reads)('$name is shown as connected, or asks for required lookups', ({ connector }) => {
    expect(connector.authenticated).toBe(true)
    const missing = connector.parameters.some(({ lookup, required, isSet }) => lookup && required && !isSet)
    expect(stepFor(connector, INITIAL_FLOW_STATE).name).toBe(missing ? 'lookups' : 'connected')
  })

  it.each(rowsOf(reads))('$name by $methodName ends in success, filling in $way', ({ connector, method, way }) => {
    const stops = runThrough(connector, method.id, 'reconnect', way)
    expect(stops.at(-1)?.step.name).toBe('success')
    expect(stops.filter(isEmpty)).toEqual([])
    expectSteadyRail(stops)
    expectCountedFromOne(stops)
    // Credentials are always asked for again.
    expect(stops.map(({ step }) => step.name)).toContain(method.kind === 'oauth' ? 'oauth' : 'credentials')
  })
})

describe('Postmoth, which has lookups', () => {
  it.each(Object.entries(LIBRARIES))('asks for them after authentication, %s', (_name, reads) => {
    const read = reads.find(({ name }) => name === 'Postmoth')
    if (!read) throw new Error('Postmoth is not in the library')
    const method = read.connector.methods[0]?.id ?? ''
    const stops = runThrough(read.connector, method, 'connect', 'everything')
    expect(stops.map(({ step }) => step.name)).toEqual(['credentials', 'lookups', 'success'])
    const [parameters, lookups] = stops.map(({ step }) => ('ask' in step ? step.ask.map(({ name }) => name) : []))
    expect(parameters).toEqual(['Region'])
    expect(lookups).toEqual(['ListId', 'TagId'])
  })
})
