import { describe, expect, it } from 'vitest'
import { keyDoubt, keyInside } from '../../src/core/parameters/keyHints.js'

describe('keyInside', () => {
  it.each([
    ['Bearer abc.def', { sign: 'Bearer', key: 'abc.def' }],
    ['authorization: token abc', { sign: 'token', key: 'abc' }],
    ['"abc def"', { sign: null, key: 'abc def' }],
    ["'abc'", { sign: null, key: 'abc' }],
    ['API_KEY=pm_live_123', { sign: '=', key: 'pm_live_123' }],
    ['export API_KEY="pm_live_123"', { sign: '=', key: 'pm_live_123' }],
    ['x-api-key: pm_live_123', { sign: ':', key: 'pm_live_123' }],
  ])('finds the key in %s', (text, expected) => {
    expect(keyInside(text)).toEqual(expected)
  })

  it.each(['pm_live_123', 'YWJjZA==', 'a=b', 'C1/D1/U1/P1', '-99', 'a key with spaces', '"', 'https://acme.example/x'])(
    'takes %s for a key and nothing else',
    (text) => {
      expect(keyInside(text)).toBeNull()
    },
  )

  it('never removes the last characters of a real key', () => {
    const real = 'Endpoint=sb://acme.example/;SharedAccessKey=abc='
    const found = keyInside(real)
    expect(found === null || real.endsWith(found.key)).toBe(true)
  })
})

describe('keyDoubt', () => {
  it.each([
    ['ada@acme.example', null, 'email'],
    ['HTTPS://acme.example/keys', null, 'url'],
    ['short', null, 'short'],
    ['12', { minLength: 2 }, null],
    ['sk_12345678', { prefix: 'pm_' }, 'prefix'],
    ['pm_12345678', { prefix: 'pm_' }, null],
    ['anything else', null, null],
  ] as const)('of %s (%o): %s', (text, shape, expected) => {
    expect(keyDoubt(text, shape)).toBe(expected)
  })
})
