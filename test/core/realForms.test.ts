import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../src/core/connector.js'
import { changedValues, type Field, fieldErrorsOf, fieldsFor, initialInput } from '../../src/core/parameters/form.js'
import type { LibraryConnector } from '../../src/testing.js'
import { readAll } from './readAll.js'
import { runThrough } from './runs.js'

const READS = {
  'with guides': await readAll({ withGuides: true }),
  'without guides': await readAll({ withGuides: false }),
}

/** An invented value that fits the connector's description, in the form that Cyclr stores. */
function exampleOf(entry: LibraryConnector, { name, choices, type }: Parameter): string {
  const { example = '', Values = [] } = entry.parameters.find(({ TargetName }) => TargetName === name) ?? {}
  return example || choices?.[0] || Values[0] || (type === 'integer' ? '22' : 'typed')
}

function typed(entry: LibraryConnector, field: Field): string {
  return field.in === 'values' ? exampleOf(entry, field.parameter) : `typed ${field.name}`
}

/** The forms of a flow, with the values that a user types. */
function formsOf(entry: LibraryConnector, stops: ReturnType<typeof runThrough>) {
  return stops.flatMap(({ step }) => {
    if (!('ask' in step)) return []
    const fields = fieldsFor(step.ask, step.name === 'credentials' ? step.method : null)
    return [{ step, fields, input: Object.fromEntries(fields.map((field) => [field.id, typed(entry, field)])) }]
  })
}

describe.each(Object.entries(READS))('The forms of the real connectors, %s', (_name, reads) => {
  const rows = reads.flatMap(({ name, entry, connector }) =>
    connector.methods.map((method) => ({ name, entry, connector, method, methodName: method.name })),
  )

  it.each(rows)('$name by $methodName accepts plausible values and sends exactly those', (row) => {
    const { entry, connector, method } = row
    for (const { fields, input, step } of formsOf(entry, runThrough(connector, method.id, 'connect', 'everything'))) {
      expect([...fieldErrorsOf(fields, input)]).toEqual([])
      const asked = fields.flatMap((field) => (field.in === 'values' ? [field] : []))
      const sent = Object.entries(changedValues(fields, input))
      const hidden = asked.filter(({ parameter }) => parameter.showWhen !== null).map(({ name }) => name)
      const expected = asked.map(({ name, parameter }) => [name, exampleOf(entry, parameter)])
      expect(sent.filter(([name]) => !hidden.includes(name))).toEqual(
        expected.filter(([name]) => !hidden.includes(name ?? '')),
      )
      expect(step.name === 'credentials' || asked.length > 0).toBe(true)
    }
  })

  it.each(rows)('$name by $methodName reports each empty required field and no other', (row) => {
    const { entry, connector, method } = row
    for (const { fields } of formsOf(entry, runThrough(connector, method.id, 'connect', 'everything'))) {
      const needed = fields.filter(({ required }) => required).map(({ id }) => id)
      const problems = fieldErrorsOf(fields, Object.fromEntries(fields.map(({ id }) => [id, ''])))
      expect(new Set(problems.values())).toEqual(new Set(needed.length > 0 ? ['required'] : []))
      expect([...problems.keys()]).toEqual(needed)
      expect({ ...changedValues(fields, {}) }).toEqual({})
    }
  })

  it.each(rows)(
    '$name by $methodName recognises its choices in any case, and takes other values unless they are closed',
    (row) => {
      const { entry, connector, method } = row
      for (const { fields } of formsOf(entry, runThrough(connector, method.id, 'connect', 'everything'))) {
        for (const field of fields) {
          if (field.in === 'credentials' || field.options.length === 0) continue
          const { parameter, options } = field
          for (const { value } of options) {
            const stored = [{ ...parameter, isSet: true, value: ` ${value.toUpperCase()}` }]
            expect(initialInput(fieldsFor(stored, null))).toEqual({ p0: value })
          }
          const other = fieldErrorsOf(fieldsFor([{ ...parameter, pattern: null, shape: null }], null), { p0: '12345' })
          expect([...other.values()]).toEqual(parameter.closed ? ['notAChoice'] : [])
        }
      }
    },
  )

  it.each(rows)('$name by $methodName sends the defaults of an untouched form', (row) => {
    const { entry, connector, method } = row
    const withDefaults = {
      ...connector,
      parameters: connector.parameters.map((parameter) => ({
        ...parameter,
        defaultValue: parameter.secret ? null : exampleOf(entry, parameter),
      })),
    }
    for (const { step, fields } of formsOf(entry, runThrough(withDefaults, method.id, 'connect', 'everything'))) {
      expect(fields.length > 0 || step.name === 'credentials').toBe(true)
      const asked = fields.flatMap((field) => (field.in === 'values' && !field.secret ? [field.parameter] : []))
      const shown = asked.filter(({ showWhen }) => showWhen === null)
      expect(changedValues(fields, initialInput(fields))).toMatchObject(
        Object.fromEntries(shown.map((parameter) => [parameter.name, exampleOf(entry, parameter)])),
      )
    }
  })
})
