import { describe, expect, it, vi } from 'vitest'
import { readAttribute } from '../../src/element/elementProps.js'

describe('An attribute', () => {
  it.each([
    ['flag', '', true],
    ['flag', 'can-exit', true],
    ['flag', 'false', false],
    ['level', '3', 3],
    ['list', '36328 36329', ['36328', '36329']],
    ['list', ' 36328,\n36329 ', ['36328', '36329']],
    ['list', '', []],
    ['json', '{ "name": "Acme" }', { name: 'Acme' }],
    ['json', 'null', undefined],
    ['text', '', ''],
    ['flag', null, undefined],
    ['level', null, undefined],
  ] as const)('of kind %s that is %j is %j', (kind, text, value) => {
    expect(readAttribute(kind, 'name', text)).toEqual(value)
  })

  it.each([
    ['json', 'links', '{ integrations: "/apps" }', 'is not JSON'],
    ['level', 'heading-level', '', 'is not a number from 1 to 5'],
    ['level', 'heading-level', '6', 'is not a number from 1 to 5'],
    ['level', 'heading-level', 'toString', 'is not a number from 1 to 5'],
    ['level', 'heading-level', 'h2', 'is not a number from 1 to 5'],
  ] as const)('of kind %s (%s) that is %j is ignored, and reported', (kind, name, text, reason) => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    expect(readAttribute(kind, name, text)).toBeUndefined()
    expect(error.mock.calls[0]?.[0]).toContain(`the attribute "${name}" ${reason}`)
    error.mockRestore()
  })
})
