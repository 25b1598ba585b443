import { describe, expect, it } from 'vitest'
import { keyFileOf, valuesInside, withLineBreaks } from '../../src/core/parameters/keyFile.js'

const pem = (label: string, inside = 'MIIB') => `-----BEGIN ${label}-----\n${inside}\n-----END ${label}-----\n`

describe('keyFileOf', () => {
  it.each([
    [pem('PRIVATE KEY'), 'private'],
    [pem('RSA PRIVATE KEY'), 'private'],
    [pem('PRIVATE KEY').replaceAll('\n', '\\n'), 'broken'],
    [pem('PUBLIC KEY'), 'public'],
    ['ssh-ed25519 AAAAC3 ada@host', 'public'],
    [pem('OPENSSH PRIVATE KEY'), 'openssh'],
    ['PuTTY-User-Key-File-3: ssh-ed25519', 'ppk'],
    [pem('ENCRYPTED PRIVATE KEY'), 'locked'],
    [pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED'), 'locked'],
    [pem('CERTIFICATE'), 'certificate'],
    [JSON.stringify({ private_key: pem('PRIVATE KEY') }), 'json'],
    ['not a key', null],
  ])('recognises %j as %s', (text, expected) => {
    expect(keyFileOf(text)).toBe(expected)
  })
})

it('withLineBreaks replaces escaped line breaks, with and without a carriage return', () => {
  expect(withLineBreaks('a\\nb\\r\\nc')).toBe('a\nb\nc')
})

describe('valuesInside', () => {
  const fields = ['PrivateKey', 'Client Email', 'Port'].map((name, index) => ({ id: `p${index}`, name }))
  it.each([
    [
      { private_key: 'k', client_email: 'e', type: 'x' },
      { p0: 'k', p1: 'e' },
    ],
    [{ 'PRIVATE-KEY': 'k' }, { p0: 'k' }],
    [{ port: 22, private_key: null, __proto__: 'x' }, {}],
  ])('in %j are %j', (file, values) => {
    expect(Object.fromEntries(valuesInside(JSON.stringify(file), fields))).toEqual(values)
  })

  it.each(['{"private_key": ', '', 'null', '"private_key"', '[["private_key"]]'])('in %j are none', (text) => {
    expect(valuesInside(text, fields)).toEqual([])
  })
})
