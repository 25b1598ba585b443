import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../src/core/connector.js'
import { fieldsFor, initialInput, isOtherValue, isShown, isSuggested } from '../../src/core/parameters/form.js'
import { aParameter } from './make.js'
import { sent, settingsForm } from './stepForms.js'

const YES_NO = { choices: ['true', 'false'], closed: true }
const initial = (over: Partial<Parameter>) => settingsForm(over).initialInput()['p0']
/** What an untouched form shows, and what Continue sends for it. */
const untouched = (over: Partial<Parameter>) => {
  const shown = initial(over) ?? ''
  return { shown, sent: sent(over, shown) }
}

describe('A stored value', () => {
  it.each<[string, Partial<Parameter>, string, string]>([
    ['B7: yes in capitals, optional', { ...YES_NO, required: false }, 'True', 'true'],
    ['B7: yes in capitals, required', YES_NO, 'TRUE', 'true'],
    ['B7: no with a space', { ...YES_NO, required: false }, 'false ', 'false'],
    ['B7: yes for choices in capitals', { choices: ['True', 'False'], closed: true }, 'true', 'True'],
    ['a choice in another case', { choices: ['eu', 'us'] }, 'EU', 'eu'],
    ['a choice in full width', { choices: ['EU', 'US'] }, 'ＥＵ', 'EU'],
    ['a choice of a closed list', { choices: ['EU', 'US'], closed: true }, ' eu', 'EU'],
    ['a suggestion', { suggestions: ['PRODUCTION', 'SANDBOX'] }, 'Production', 'PRODUCTION'],
    ['another value', { choices: ['EU', 'US'] }, 'APAC', 'APAC'],
    [
      'a choice in its full form',
      { choices: ['https://eu'], prefix: 'https://', store: 'full' },
      'https://eu',
      'https://eu',
    ],
    [
      'another value, without its prefix',
      { choices: ['https://eu'], prefix: 'https://', store: 'full' },
      'https://us',
      'us',
    ],
  ])('is shown as the choice that it is, and not written again: %s', (_name, over, value, shown) => {
    expect(untouched({ ...over, isSet: true, value })).toEqual({ shown, sent: undefined })
  })

  it('that a closed list does not have is not shown, and left alone where it is optional', () => {
    expect(untouched({ ...YES_NO, required: false, isSet: true, value: 'maybe' })).toEqual({
      shown: '',
      sent: undefined,
    })
    expect(untouched({ ...YES_NO, isSet: true, value: 'maybe' })).toEqual({ shown: '', sent: 'required' })
  })
})

describe('What is sent', () => {
  it.each<[string, Partial<Parameter>, string, string]>([
    ['B7: the exact string for yes', { choices: ['True', 'False'], closed: true }, 'True', 'True'],
    ['B6: a choice typed in another case', { choices: ['EU', 'US'] }, 'eu', 'EU'],
    ['B6: a choice with spaces around', { choices: ['EU', 'US'] }, ' EU ', 'EU'],
    ['B6: a choice in full width', { choices: ['EU', 'US'] }, 'ｅｕ', 'EU'],
    ['another value, without spaces around', { choices: ['EU', 'US'] }, ' APAC ', 'APAC'],
    ['another value than a suggestion', { suggestions: ['neo4j'] }, 'movies', 'movies'],
    [
      'a suggestion without its prefix',
      { suggestions: ['https://eu'], prefix: 'https://', store: 'full' },
      'EU',
      'https://eu',
    ],
    ['a number beside choices', { choices: ['22', 'any'], type: 'integer' }, '２３', '23'],
    ['a choice that is no number', { choices: ['22', 'any'], type: 'integer' }, 'ANY', 'any'],
    ['a choice that a pattern forbids', { choices: ['Any', 'a'], pattern: '^[a-z]$' }, 'Any', 'Any'],
    [
      'the part of an address',
      { suggestions: ['a.example.com'], shape: 'host' },
      'https://b.example.com/x',
      'b.example.com',
    ],
  ])('is %s', (_name, over, typed, expected) => {
    expect(sent(over, typed)).toBe(expected)
  })

  it.each<[string, Partial<Parameter>, string, string]>([
    ['another value than yes and no', YES_NO, 'maybe', 'notAChoice'],
    ['another value than those of a closed list', { choices: ['EU'], closed: true }, 'APAC', 'notAChoice'],
    ['another value that is no number', { choices: ['22', 'any'], type: 'integer' }, 'x', 'pattern'],
    ['another value that a pattern forbids', { choices: ['a'], pattern: '^[a-z]$' }, 'B1', 'pattern'],
  ])('is never %s', (_name, over, typed, reason) => {
    expect(sent(over, typed)).toBe(reason)
  })

  it('is the value of a lookup, named by its label or its value', () => {
    const lists = [[{ value: '1001', label: 'Newsletter' }]]
    const [field] = fieldsFor([aParameter({ lookup: true })], null, lists)
    if (field?.in !== 'values') throw new Error('A parameter has a field')
    expect(['1001', 'newsletter ', '2002'].map((text) => isOtherValue(field, text))).toEqual([false, false, true])
  })
})

describe('A field that depends on another value', () => {
  it.each([
    ['TRUE', true],
    ['true ', true],
    ['false', false],
    ['', false],
  ])('compares it as a choice: %j', (stored, expected) => {
    const ask = [aParameter({ name: 'Tls' }), aParameter({ name: 'Port', showWhen: { name: 'Tls', is: 'True' } })]
    const fields = fieldsFor(ask, null)
    const [, port] = fields
    expect(port && isShown(port, fields, { p0: stored })).toBe(expected)
  })
})

describe('A default', () => {
  it.each<[string, Partial<Parameter>, string, string]>([
    ['of a text', { defaultValue: '25' }, '25', '25'],
    ['of a choice', { choices: ['EU', 'US'], defaultValue: 'US' }, 'US', 'US'],
    ['of a switch', { ...YES_NO, required: false, defaultValue: 'true' }, 'true', 'true'],
    ['that is no', { ...YES_NO, required: false, defaultValue: 'false' }, 'false', 'false'],
    ['that is another value', { choices: ['EU', 'US'], defaultValue: 'APAC' }, 'APAC', 'APAC'],
    ['with a prefix', { prefix: 'https://', store: 'full', defaultValue: 'https://acme' }, 'acme', 'https://acme'],
  ])('is offered and sent: %s', (_name, over, shown, stored) => {
    expect(untouched(over)).toEqual({ shown, sent: stored })
  })

  it('is not offered where a value is stored', () => {
    expect(untouched({ isSet: true, value: '25', defaultValue: '443' })).toEqual({ shown: '25', sent: undefined })
    expect(untouched({ isSet: true, secret: true, defaultValue: '443' })).toEqual({ shown: '', sent: undefined })
  })

  it('can be taken away where the parameter is optional', () => {
    expect(sent({ required: false, defaultValue: '25' }, '')).toBeUndefined()
    expect(sent({ defaultValue: '25' }, '')).toBe('required')
  })

  it('is called a suggestion until something else is in its place', () => {
    const [field] = fieldsFor([aParameter({ defaultValue: '25' })], null)
    if (field?.in !== 'values') throw new Error('A parameter has a field')
    expect(['25', '26', ''].map((text) => isSuggested(field, text))).toEqual([true, false, false])
    expect(initialInput([field])).toEqual({ p0: '25' })
  })
})
