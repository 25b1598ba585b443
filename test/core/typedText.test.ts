import { describe, expect, it } from 'vitest'
import type { CredentialName } from '../../src/core/authKinds.js'
import type { Parameter } from '../../src/core/connector.js'
import { credentialsForm, sent, settingsForm } from './stepForms.js'

/** Spaces of several kinds, and what cannot be seen: zero-width, directional, soft hyphen, selectors, tags, controls. */
const SPACES = [' ', '\t', '\n', '\u00a0', '\u2009', '\u202f', '\u3000']
const INVISIBLE = Array.from(
  '\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2064\u2066\u2069\u00ad\u180e\ufe0f\ufeff' +
    '\u061c\u034f\u{e0041}\u{e0100}\u0000\u007f\u0085',
)
const codes = (text: string) => `U+${text.codePointAt(0)?.toString(16)}`

const ONE_LINE: readonly [string, Partial<Parameter>][] = [
  ['a setting', {}],
  ['a secret', { name: 'ApiKey', secret: true }],
  ['a client id', { name: 'ClientId' }],
  ['a one-line value of a secret of several lines', { name: 'Token', secret: true, multiline: true }],
  ['a host', { name: 'Host', shape: 'host' }],
  ['a value with suggestions', { name: 'Zone', suggestions: ['eu', 'us'] }],
]

/** What is sent of a login or a key. */
function credential(name: CredentialName, typed: string): string | undefined {
  const form = credentialsForm(name === 'apiKey' ? 'apiKey' : 'basic')
  const field = form.fields.find((one) => one.name === name)
  return form.toCredentials({ [field?.id ?? '']: typed })[name]
}

describe('What surrounds a value', () => {
  it.each(ONE_LINE)('B3: is removed from %s', (_name, parameter) => {
    for (const space of [...SPACES, ...INVISIBLE]) {
      const typed = `${space}${space}abc.def${space} ${space}`
      expect([codes(space), sent(parameter, typed)]).toEqual([codes(space), 'abc.def'])
    }
  })

  it('B3: is removed from a key and a user name', () => {
    for (const space of [...SPACES, ...INVISIBLE]) {
      expect(credential('apiKey', `${space} a b${space}`)).toBe('a b')
      expect(credential('username', `${space} a b${space}`)).toBe('a b')
    }
  })
})

describe('What cannot be seen inside a value', () => {
  it.each(ONE_LINE)('B3: is removed from %s', (_name, parameter) => {
    for (const space of INVISIBLE) expect([codes(space), sent(parameter, `ab${space}c`)]).toEqual([codes(space), 'abc'])
  })

  it('B3: is removed from a key and a user name, line breaks of a key too', () => {
    for (const space of INVISIBLE) {
      expect(credential('apiKey', `a${space}b`)).toBe('ab')
      expect(credential('username', `a${space}b`)).toBe('ab')
    }
    expect(credential('apiKey', 'a\r\nb')).toBe('ab')
  })

  it.each([
    ['Persian', 'می\u200cخواهم'],
    ['Sinhala', 'ශ්\u200dරී'],
    ['Hindi', 'क्\u200dष'],
    ['Mongolian', 'ᠠ\u180bᠨ'],
    ['a family', '👩\u200d👩\u200d👧'],
    ['a profession with a skin tone', '👩🏽\u200d💻'],
    ['a heart', '❤\ufe0f\u200d🔥'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['a variant of Han', '葛\u{e0100}城'],
  ])('stays where it belongs to the text: %s', (_name, text) => {
    for (const parameter of [{}, { secret: true }]) expect(sent(parameter, text)).toBe(text)
  })
})

describe('What stays', () => {
  it.each([
    ['spaces inside a key', { secret: true }, 'Endpoint=sb://x/; Key=a b  c='],
    ['no-break spaces inside a key', { secret: true }, 'a\u00a0b'],
    ['a tab inside a setting', {}, 'a\tb'],
    ['line breaks of a long text', { multiline: true }, ' a\n b\n'],
    ['line breaks of a secret of several lines', { secret: true, multiline: true }, ' a\n b\n'],
    ['text of other scripts', {}, 'ключ 日本 שדה'],
  ] as const)('%s', (_name, parameter, typed) => {
    expect(sent(parameter, typed)).toBe(typed)
  })

  it('B3: a password, of a login or by the words of its name or label', () => {
    const typed = ' \u200bpa\u200bss \u00a0'
    expect(credential('password', typed)).toBe(typed)
    for (const name of ['Password', 'UserPass', 'smtp_pwd', 'Passphrase', 'KeyPasscode']) {
      expect([name, sent({ name, secret: true }, typed)]).toEqual([name, typed])
      expect([name, sent({ name: 'X', label: name }, typed)]).toEqual([name, typed])
    }
    expect(sent({ name: 'PassengerId' }, ' a ')).toBe('a')
  })

  it('a choice, an untouched stored value and a value that the user insists on', () => {
    expect(sent({ choices: [' EU ', ' US '] }, ' EU ')).toBe(' EU ')
    const untouched = settingsForm({ value: ' old ', isSet: true })
    expect({ ...untouched.toValues({ p0: ' old ' }) }).toEqual({})
    const form = settingsForm({ name: 'Zone' })
    expect({ ...form.toValues({ p0: ' a ' }, new Set(['p0'])) }).toEqual({ Zone: ' a ' })
  })
})

describe('A value of the allowed length', () => {
  it('B3: is not too long because of what surrounds it', () => {
    for (const value of ['x'.repeat(16_384), '日'.repeat(5_461)]) {
      expect(sent({}, ` ${value}\u200b `)).toBe(value)
      expect(sent({}, `${value}日`)).toBe('tooLong')
    }
  })

  it('B3: has no line separators in one line', () => {
    expect(sent({}, 'a\u2028b\u2029c')).toBe('a b c')
    expect(sent({ secret: true }, 'a\u2028b\u2029c')).toBe('abc')
  })
})

describe('What was changed', () => {
  it.each([
    ['spaces', {}, ' a\u200b'],
    ['hidden', {}, 'a\u200bb'],
    ['hidden', { secret: true }, 'a\nb'],
    ['address', { shape: 'host' }, 'https://acme.example.com/a'],
    ['number', { type: 'integer' }, '1,000'],
    ['spaces', { type: 'integer' }, ' 1000 '],
  ] as const)('is named: %s', (change, parameter, typed) => {
    const form = settingsForm(parameter)
    const { input, changes } = form.normalize({ p0: typed })
    expect([...changes]).toEqual([['p0', change]])
    expect(form.normalize(input).changes.size).toBe(0)
  })

  it('is nothing where nothing was', () => {
    expect(settingsForm({}, { secret: true }).normalize({ p0: 'a b', p1: '' }).changes.size).toBe(0)
  })
})

describe('A value of spaces', () => {
  it('B3: or of characters that cannot be seen is no value', () => {
    for (const typed of [' ', '\u200b', '\ufeff \u2060']) {
      expect(sent({}, typed)).toBe('required')
      expect({ ...settingsForm({ required: false }).toValues({ p0: typed }) }).toEqual({})
      expect(sent({ required: false, value: 'old', isSet: true }, typed)).toBeNull()
    }
  })
})
