import { describe, expect, it } from 'vitest'
import { normalizeAddress, normalizeKey } from '../../src/core/parameters/normalize.js'
import { toStored } from '../../src/core/parameters/values.js'
import { aParameter } from './make.js'
import { readAll } from './readAll.js'

const part = (prefix: string | null, suffix: string | null, shape: string | null = null) => ({ prefix, suffix, shape })

describe('a pasted address', () => {
  it.each([
    ['https://acme.example.com/login', part(null, '.example.com'), 'acme'],
    ['acme.example.com', part(null, '.example.com'), 'acme'],
    ['HTTPS://ACME.EXAMPLE.COM', part('https://', '.example.com'), 'ACME'],
    [' https://acme.example.com/ ', part('https://', '.example.com'), 'acme'],
    ['acme', part('https://', '.example.com'), 'acme'],
    ['acme ', part('https://', '.example.com'), 'acme '],
    ['.example.com', part(null, '.example.com'), '.example.com'],
    ['https://acme.example.com/path?x=1#y', part(null, null, 'host'), 'acme.example.com'],
    ['acme.example.com', part(null, null, 'host'), 'acme.example.com'],
    ['https://acme.other.test/a', part('https://', '.example.com', 'subdomain'), 'acme.other.test'],
    ['https://acme.example.com/path', part(null, null, 'origin'), 'https://acme.example.com'],
    ['http://acme.example.com:8443/a/b?c', part(null, null, 'origin'), 'http://acme.example.com:8443'],
    ['https://acme.example.com', part(null, null, 'origin'), 'https://acme.example.com'],
    ['acme.example.com/path', part(null, null, 'origin'), 'acme.example.com/path'],
    ['sftp://acme.example.com', part('sftp://', null), 'acme.example.com'],
    ['https://acme.example.com', part('sftp://', null), 'https://acme.example.com'],
    ['https://acme.example.com/login', part(null, null), 'https://acme.example.com/login'],
    ['https://acme.example.com/login', part(null, null, 'url'), 'https://acme.example.com/login'],
    ['not an address', part(null, '.example.com'), 'not an address'],
    ['', part('https://', '.example.com'), ''],
  ])('%j is reduced to the part that is asked for', (typed, form, expected) => {
    expect(normalizeAddress(typed, form)).toBe(expected)
  })

  it('does not change when normalised again', () => {
    for (const form of [
      part(null, '.example.com'),
      part('https://', null),
      part(null, null, 'host'),
      part(null, null, 'origin'),
    ]) {
      const once = normalizeAddress('https://acme.example.com/login', form)
      expect(normalizeAddress(once, form)).toBe(once)
    }
  })

  it('is stored like its part, for every address that a guide asks for in parts', async () => {
    const reads = await readAll({ withGuides: true })
    const affixed = reads.flatMap(({ name, connector }) =>
      connector.parameters
        .filter(({ prefix, suffix }) => prefix !== null || suffix !== null)
        .map((it) => ({ name, it })),
    )
    expect(affixed.length).toBeGreaterThan(5)
    for (const { name, it: parameter } of affixed) {
      const kept = parameter.example ?? ''
      const whole = toStored({ ...parameter, store: 'full' }, kept)
      const typed = normalizeAddress(whole, parameter)
      expect([name, parameter.name, toStored(parameter, typed)]).toEqual([name, parameter.name, kept])
    }
  })

  it('is unchanged when the setting is not an address', () => {
    expect(normalizeAddress('https://x.test/a', aParameter({ name: 'Notes' }))).toBe('https://x.test/a')
  })
})

describe('a pasted key', () => {
  it.each([
    ['key', 'key'],
    ['  key \n', 'key'],
    ['\u200bkey\ufeff', 'key'],
    ['\u00a0key\u2060', 'key'],
    ['ke\r\ny', 'key'],
    ['a key with spaces', 'a key with spaces'],
    ['ключ 日本', 'ключ 日本'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['', ''],
    [' \n ', ''],
  ])('%j becomes %j', (pasted, key) => {
    expect(normalizeKey(pasted)).toBe(key)
  })
})
