import { describe, expect, it } from 'vitest'
import type { CredentialName } from '../../src/core/authKinds.js'
import { credentialError, MAX_VALUE_BYTES, valueError } from '../../src/core/parameters/values.js'

const FREE = { choices: null, closed: false, lookup: false, pattern: null }
const PEM = '-----BEGIN PRIVATE KEY-----\r\nMIIEvQ\n\t-----END PRIVATE KEY-----\n'

describe('a value', () => {
  it.each([
    'acme',
    ' spaces around ',
    'C1/D1/U1/P1',
    '-99',
    PEM,
    '日本',
    '🗝️',
    'مفتاح',
    '<script>',
    '\u00a0',
    '\u200b',
    'a'.repeat(MAX_VALUE_BYTES),
    'constructor',
    '__proto__',
  ])('may be %j', (value) => {
    expect(valueError(value, FREE)).toBeNull()
  })

  it.each([
    ['a null character', 'a\u0000b'],
    ['a bell', '\u0007'],
    ['a vertical tab', '\u000b'],
    ['a form feed', '\u000c'],
    ['a shift-out', '\u000e'],
    ['an escape', '\u001b[31m'],
    ['the last control character', '\u001f'],
    ['a delete', '\u007f'],
    ['a high surrogate alone', '\ud83d'],
    ['a low surrogate alone', 'a\udddd'],
    ['surrogates in reverse order', '\udddd\ud83d'],
  ])('may not hold %s', (_what, value) => {
    expect(valueError(value, FREE)).toBe('badCharacter')
  })

  it('is limited in bytes, not in characters', () => {
    expect(valueError('a'.repeat(MAX_VALUE_BYTES + 1), FREE)).toBe('tooLong')
    expect(valueError('日'.repeat(MAX_VALUE_BYTES / 3 + 1), FREE)).toBe('tooLong')
    expect(valueError('日'.repeat(Math.floor(MAX_VALUE_BYTES / 3)), FREE)).toBeNull()
  })

  it.each([
    ['a choice', { choices: ['EU', 'US'] }, 'EU', null],
    ['another value than the choices', { choices: ['EU', 'US'] }, 'APAC', null],
    ['a choice of a closed list', { choices: ['EU', 'US'], closed: true }, 'EU', null],
    ['a choice of a closed list in another form', { choices: ['EU', 'US'], closed: true }, ' ｅu', null],
    ['another value than those of a closed list', { choices: ['EU', 'US'], closed: true }, 'APAC', 'notAChoice'],
    ['any choice of a lookup', { choices: ['EU'], closed: true, lookup: true }, '1001', null],
    ['a choice that does not match the pattern', { choices: ['Any', 'a'], pattern: '^[a-z]$' }, 'Any', null],
    ['another value that does not match it', { choices: ['Any', 'a'], pattern: '^[a-z]$' }, 'B1', 'pattern'],
    ['a choice that is no integer', { choices: ['Default', '25'], type: 'integer' as const }, 'Default', null],
    ['another value that is no integer', { choices: ['Default', '25'], type: 'integer' as const }, 'x', 'pattern'],
    ['a value that does not match the pattern', { pattern: '^[a-z]+$' }, 'acme1', 'pattern'],
    ['a value that matches the pattern', { pattern: '^[a-z]+$' }, 'acme', null],
    ['a match of a pattern with a Unicode escape', { pattern: '^\\p{L}+$' }, 'é', null],
    ['an integer', { type: 'integer' as const }, '0', null],
    ['an integer with its sign', { type: 'integer' as const }, '+7', null],
    ['a negative integer', { type: 'integer' as const }, '-99', null],
    ['a decimal', { type: 'integer' as const }, '1.0', 'pattern'],
    ['an integer with a space', { type: 'integer' as const }, '1 ', 'pattern'],
    ['an exponent', { type: 'integer' as const }, '1e3', 'pattern'],
    ['a bare sign', { type: 'integer' as const }, '-', 'pattern'],
    ['text of a number type that is text', { type: 'text' as const }, '1.0', null],
  ])('is checked: %s', (_what, rules, value, expected) => {
    expect(valueError(value, { ...FREE, ...rules })).toBe(expected)
  })
})

describe('a credential', () => {
  it.each<[CredentialName, string, string | null]>([
    ['apiKey', 'key', null],
    ['apiKey', 'a key with spaces', null],
    ['apiKey', '', 'required'],
    ['apiKey', 'two\nlines', 'badCharacter'],
    ['apiKey', 'a\ttab', 'badCharacter'],
    ['apiKey', 'nul\u0000', 'badCharacter'],
    ['username', 'me@example.com', null],
    ['username', '', 'required'],
    ['username', 'two\rlines', 'badCharacter'],
    ['password', '', null],
    ['password', 'a:b 日本', null],
    ['password', 'two\nlines', null],
    ['password', 'bell\u0007', 'badCharacter'],
    ['password', '\ud83d', 'badCharacter'],
    ['password', 'a'.repeat(MAX_VALUE_BYTES + 1), 'tooLong'],
    ['apiKey', 'a'.repeat(MAX_VALUE_BYTES + 1), 'tooLong'],
  ])('in the field %s: %j', (name, value, expected) => {
    expect(credentialError(name, value, 'basic')).toBe(expected)
  })

  it('may hold a colon, except in the user name of Basic', () => {
    expect(credentialError('username', 'a:b', 'basic')).toBe('colon')
    expect(credentialError('username', 'a:b', 'password')).toBeNull()
    expect(credentialError('password', 'a:b', 'basic')).toBeNull()
    expect(credentialError('apiKey', 'a:b', 'apiKey')).toBeNull()
  })
})
