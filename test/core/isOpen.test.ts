import { describe, expect, it } from 'vitest'
import { isOpen, looksSecret } from '../../src/core/parameters/isOpen.js'
import { isSecretName } from '../../src/core/parameters/isSecret.js'

const PEM = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
const RANDOM = 'a8Kd93hQz71Lm4Tx0Bv2'

const open = (name: string, value: string, over: Partial<Parameters<typeof isOpen>[1]> = {}) =>
  isOpen(value, { names: [name, null], choices: [], listed: false, integer: false, ...over })

describe('A stored value', () => {
  it.each([
    ['CompanySubdomain', 'brightwater'],
    ['PimUrl', 'https://pim.example.com/path'],
    ['Data Region', 'eu-west-1'],
    ['AccountId', '0b8d9b0e-6a3f-4a3b-9f6a-1b2c3d4e5f60'],
    ['ApiVersion', '2024-10'],
    ['UserEmail', 'ops@brightwater.example'],
    ['CompanyCode', 'BW1'],
    ['Database2', 'main'],
  ])('D9: of %s goes back to the browser (%s)', (name, value) => {
    expect(open(name, value)).toBe(true)
  })

  it.each([
    ['PrivateKeyPem', PEM],
    ['ServiceAccountJson', '{"private_key":"x"}'],
    ['ServiceAccountJson', 'short'],
    ['UserPass', 'hunter2'],
    ['ApiKey2', 'k'],
    ['TokenId', 'abc'],
    ['UserCode', '1234'],
    ['Anything', 'at all'],
    ['', 'x'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['Host', PEM],
    ['AccountName', JWT],
    ['Region', `Bearer ${RANDOM}`],
    ['WebhookUrl', `https://hooks.example.com/services/T0001/${RANDOM}`],
    ['Url', 'https://user:pass@example.com'],
    ['Url', 'https://example.com/?api_key=1'],
    ['Account', RANDOM],
    ['Account', 'x'.repeat(201)],
  ])('D9: of %s stays in the proxy (%j)', (name, value) => {
    expect(open(name, value)).toBe(false)
  })

  it('B7: is a choice in any case, and with spaces around it', () => {
    for (const value of ['EU', 'eu', ' Eu\u00a0']) expect(open('Anything', value, { choices: ['EU', 'US'] })).toBe(true)
    expect(open('Anything', 'APAC', { choices: ['EU', 'US'] })).toBe(false)
    expect(open('Anything', 'TRUE ')).toBe(true)
  })

  it('D9: is open where it is a choice, a number, a yes or no, or listed, unless it reads as a secret', () => {
    expect(open('Anything', 'eu', { choices: ['eu', 'us'] })).toBe(true)
    expect(open('Anything', 'other', { choices: ['eu', 'us'] })).toBe(false)
    expect(open('Anything', '443', { integer: true })).toBe(true)
    expect(open('Anything', RANDOM, { integer: true })).toBe(false)
    expect(open('Anything', 'True')).toBe(true)
    expect(open('Anything', 'a word', { listed: true })).toBe(true)
    expect(open('Anything', PEM, { listed: true })).toBe(false)
  })

  it.each(['https://shop.brightwater-industries-international.example.com/a', 'Europe/Isle_of_Man', 'mm5', '2550'])(
    'D9: does not read as a secret: %s',
    (value) => {
      expect(looksSecret(value)).toBe(false)
    },
  )
})

describe('A parameter', () => {
  it.each(['ApiKey2', 'UserPass', 'PrivateKeyPem', 'Secret_1'])('D9: is a secret by its name: %s', (name) => {
    expect(isSecretName(name)).toBe(true)
  })
})
