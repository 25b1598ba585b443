import { describe, expect, it } from 'vitest'
import { keyDoubt, keyInside } from '../../src/core/keyHints.js'

describe('the key inside a pasted line', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', { sign: 'Bearer', key: 'abc.def-123' }],
    ['bearer abcdefgh', { sign: 'bearer', key: 'abcdefgh' }],
    ['Basic dXNlcjpwYXNz', { sign: 'Basic', key: 'dXNlcjpwYXNz' }],
    ['"abcdefgh"', { sign: null, key: 'abcdefgh' }],
    ["'abcdefgh'", { sign: null, key: 'abcdefgh' }],
    ['API_KEY=abcdefgh', { sign: '=', key: 'abcdefgh' }],
    ['export API_KEY="abcdefgh"', { sign: '=', key: 'abcdefgh' }],
    ['apiKey: abcdefgh', { sign: ':', key: 'abcdefgh' }],
  ])('is found in %j', (text, found) => {
    expect(keyInside(text)).toEqual(found)
  })

  it.each(['abcdefgh', 'a key with spaces', 'bearer', '"abc\'', 'https://example.com/key', '', 'dXNlcjpwYXNz=='])(
    'is not looked for in %j, which is the key',
    (text) => {
      expect(keyInside(text)).toBeNull()
    },
  )
})

describe('a doubt about a key', () => {
  it.each([
    ['me@example.com', null, 'email'],
    ['https://example.com/key', null, 'url'],
    ['short', null, 'short'],
    ['12345678', null, null],
    ['12345678', { minLength: 9 }, 'short'],
    ['123456', { minLength: 6 }, null],
    ['pk-12345678', { prefix: 'sk-' }, 'prefix'],
    ['sk-12345678', { prefix: 'sk-' }, null],
    ['Endpoint=sb://x.test/;SharedAccessKey=abc=', null, null],
  ])('of %j, shaped %j, is %j', (text, shape, doubt) => {
    expect(keyDoubt(text, shape)).toBe(doubt)
  })
})
