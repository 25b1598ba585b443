import { describe, expect, it } from 'vitest'
import { keyFileOf, withLineBreaks } from '../../src/core/keyFile.js'

/** Made up: the shape of such files, with nothing in them. */
const pem = (name: string, body = 'MIIEfake') => `-----BEGIN ${name}-----\n${body}\n-----END ${name}-----\n`

describe('a key file', () => {
  it.each([
    ['private', pem('PRIVATE KEY')],
    ['private', pem('RSA PRIVATE KEY')],
    ['private', pem('EC PRIVATE KEY').replaceAll('\n', '\r\n')],
    ['openssh', pem('OPENSSH PRIVATE KEY')],
    ['locked', pem('ENCRYPTED PRIVATE KEY')],
    ['locked', pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nfake')],
    ['public', pem('PUBLIC KEY')],
    ['public', pem('RSA PUBLIC KEY')],
    ['public', 'ssh-rsa AAAAfake me@example.com'],
    ['public', '# mine\nssh-ed25519 AAAAfake'],
    ['ppk', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n'],
    ['certificate', pem('CERTIFICATE')],
    ['private', pem('CERTIFICATE') + pem('PRIVATE KEY')],
    ['broken', pem('PRIVATE KEY').replaceAll('\n', '\\n')],
    ['broken', pem('PRIVATE KEY').replaceAll('\n', '\\r\\n')],
    ['json', JSON.stringify({ type: 'service_account', private_key: pem('PRIVATE KEY') })],
    ['json', `\n${JSON.stringify({ private_key: pem('PRIVATE KEY') }, null, 2)}`],
    [null, JSON.stringify({ key: 'x' })],
    [null, 'sk-just-a-key'],
    [null, ''],
  ])('is told as %s', (kind, text) => {
    expect(keyFileOf(text)).toBe(kind)
  })

  it('gets its line breaks back', () => {
    const whole = pem('PRIVATE KEY')
    for (const escaped of ['\\n', '\\r\\n']) expect(withLineBreaks(whole.replaceAll('\n', escaped))).toBe(whole)
    expect(withLineBreaks(whole)).toBe(whole)
  })
})
