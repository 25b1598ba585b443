import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cpuTimeOf, credentialsForm, MAX_CPU_RATIO, sent, settingsForm } from './stepForms.js'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const { privateKey: encrypted } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const PEM = privateKey
const LOCKED = encrypted
const ROWS = PEM.trim().split('\n')
const lined = (change: (row: string) => string) => PEM.split('\n').map(change).join('\n')

const MULTILINE = { name: 'SshPrivateKey', secret: true, multiline: true }
const ONE_LINE = { name: 'PrivateKeyPem', secret: true }

function sendRepeated(parts: readonly string[]): void {
  for (const part of parts) sent(MULTILINE, part.repeat(16_000 / part.length))
}

describe('A key in PEM form', () => {
  it.each([
    ['as it is', PEM, PEM],
    ['with CRLF', PEM.replaceAll('\n', '\r\n'), PEM],
    ['with line breaks of both kinds', PEM.replace('\n', '\r\n'), PEM],
    ['with a byte order mark', `\ufeff${PEM}`, PEM],
    ['with spaces for line breaks', PEM.replaceAll('\n', ' '), PEM],
    ['without line breaks', PEM.replaceAll('\n', ''), PEM.trim()],
    ['without any space', PEM.replace(/\s/g, ''), PEM.trim()],
    ['indented', lined((row) => `    ${row}`), PEM],
    ['indented from the second line on', lined((row) => (row.startsWith('-----B') ? row : `  ${row}`)), PEM],
    ['with spaces at the end of each line', lined((row) => `${row}  `), PEM],
    ['with tabs', lined((row) => `\t${row}`), PEM],
    ['with em dashes', PEM.replaceAll('-----', '——-'), PEM],
    ['with en dashes', PEM.replaceAll('-----', '–––––'), PEM],
    ['with hyphens of Unicode', PEM.replaceAll('-', '‐'), PEM],
    ['with minus signs', PEM.replaceAll('-', '−'), PEM],
    ['without its end', ROWS.slice(0, -1).join('\n'), PEM.trim()],
    ['with a part of its end', `${ROWS.slice(0, -1).join('\n')}\n-----END PRI`, PEM.trim()],
    ['encrypted, with its headers', LOCKED, LOCKED],
    ['encrypted, with spaces for line breaks', LOCKED.replaceAll('\n', ' '), LOCKED],
    ['encrypted, without line breaks', LOCKED.replaceAll('\n', ''), LOCKED.trim()],
    ['two blocks without line breaks', `${PEM}${PEM}`.replaceAll('\n', ''), `${PEM}${PEM}`.trim()],
  ])('B9: %s', (_how, typed, expected) => {
    expect(sent(MULTILINE, typed)).toBe(expected)
    expect(sent(ONE_LINE, typed)).toBe(expected)
  })

  it.each([
    ['keyCut', 'without its end, cut after a row', ROWS.slice(0, -3).join('\n')],
    ['keyCut', 'without its end, cut within a row', PEM.slice(0, 300)],
    ['keyDamaged', 'a character that is no base64', PEM.replaceAll('\n', ' ').replace(ROWS[2] ?? '', 'MII…abc')],
    ['keyDamaged', 'a character missing', PEM.replaceAll('\n', ' ').replace(ROWS[2] ?? '', (ROWS[2] ?? '').slice(1))],
    ['keyDamaged', 'its beginning missing', ROWS.slice(1).join('\n')],
    ['keyDamaged', 'the end of another block', PEM.replace('END PRIVATE KEY', 'END CERTIFICATE')],
  ])('B9: is refused as %s: %s', (reason, _how, typed) => {
    expect(sent(MULTILINE, typed)).toBe(reason)
    expect(sent(ONE_LINE, typed)).toBe(reason)
  })

  it('B9: that is no secret is mended or refused as well', () => {
    const certificate = { name: 'SslCertificate', multiline: true }
    expect(sent(certificate, PEM.replaceAll('\n', ' '))).toBe(PEM)
    expect(sent(certificate, PEM.slice(0, 300))).toBe('keyCut')
    expect(sent(certificate, '{"a"')).toBe('{"a"')
  })

  it('B8: keeps its line breaks in a secret of one line and as an API key', () => {
    expect(sent(ONE_LINE, `\n${PEM}\n`)).toBe(PEM)
    const form = credentialsForm('apiKey')
    expect(form.errorsOf({ p0: PEM }).size).toBe(0)
    expect(form.toCredentials({ p0: PEM })).toEqual({ apiKey: PEM })
  })

  it('B8: is sent in other forms as well: of PuTTY, and as JSON', () => {
    for (const file of ['PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n', '{\n  "token": "a"\n}']) {
      expect(sent({ name: 'Token', secret: true }, file)).toBe(file)
    }
  })

  it('stays as it is where it is a password, and where its line breaks are written as text', () => {
    const typed = PEM.replaceAll('\n', ' ')
    expect(sent({ name: 'KeyPassword', secret: true }, PEM)).toBe(PEM)
    const escaped = PEM.replaceAll('\n', '\\n')
    expect(sent(MULTILINE, escaped)).toBe(escaped)
    expect(settingsForm(MULTILINE).normalize({ p0: typed }).changes.get('p0')).toBe('keyFile')
    expect({ ...settingsForm(MULTILINE).toValues({ p0: typed }, new Set(['p0'])) }).toEqual({ SshPrivateKey: typed })
  })

  it('B9: takes no more time than a small multiple of that for plain text', () => {
    const hostile = ['-', '- ', '-----BEGIN ', '-----BEGIN A KEY-----', '\u2014BEGIN KEY\u2014a', '\u200b', 'می\u200c']
    const plainCpu = cpuTimeOf(() => sendRepeated(hostile.map(() => 'abcd ')))
    // An expression that backtracks takes more than a thousand times as long.
    expect(cpuTimeOf(() => sendRepeated(hostile))).toBeLessThan(MAX_CPU_RATIO * plainCpu)
  })
})

describe('A key in PEM form as other programs write it', () => {
  const ec = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey
  const bare = ec.trim()

  it.each([
    ['in quotes', `"${ec}"`],
    ['in single quotes', `'${bare}'`],
    ['as a variable', `PRIVATE_KEY="${bare}"`],
    ['as an exported variable, with spaces for line breaks', `export KEY='${bare.replaceAll('\n', ' ')}'`],
    ['with an empty line after each row', bare.replaceAll('\n', '\r\n\r\n')],
    ['with line breaks of old Macs', bare.replaceAll('\n', '\r')],
    ['with line separators', bare.replaceAll('\n', '\u2028')],
  ])('B9: %s', (_how, typed) => {
    for (const form of [MULTILINE, ONE_LINE]) expect(sent(form, typed)).toBe(bare)
  })

  it('B9: with text before it keeps that text', () => {
    expect(sent(MULTILINE, `Bag Attributes\n    friendlyName: a\n${bare}`)).toBe(
      `Bag Attributes\n    friendlyName: a\n${bare}`,
    )
    const chain = `${LOCKED}${ec}${PEM}`
    expect(sent(MULTILINE, chain.replaceAll('\n', '\r\n'))).toBe(chain)
  })

  it.each([
    '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "a"\nAAAA\n---- END SSH2 PUBLIC KEY ----',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----',
  ])('B8: keeps its lines in other forms: %j', (typed) => {
    for (const form of [MULTILINE, ONE_LINE]) expect(sent(form, typed)).toBe(typed)
  })
})

describe('A JSON key file', () => {
  const account = { type: 'service_account', client_email: 'bot@example.com', private_key: PEM }
  const good = JSON.stringify(account, null, 2)
  const without = ({ ...rest }: Partial<typeof account>, name: keyof typeof account) => {
    delete rest[name]
    return JSON.stringify(rest)
  }

  it.each([
    ['with curly quotes', good.replace('"type"', '“type”')],
    ['with a trailing comma', good.replace(/\n\}$/, ',\n}')],
    ['with single quotes', good.replaceAll('"', "'")],
    ['cut', good.slice(0, -20)],
    ['with real line breaks in its key', good.replaceAll('\\n', '\n')],
  ])('B10: %s is damaged', (_how, typed) => {
    for (const name of ['ServiceAccountJson', 'Token']) {
      expect(sent({ name, secret: true }, typed)).toBe('jsonDamaged')
      expect(sent({ name, secret: true, multiline: true }, typed)).toBe('jsonDamaged')
    }
  })

  it('B10: has no private key', () => {
    for (const typed of [
      without(account, 'private_key'),
      JSON.stringify({ ...account, private_key: '' }),
      JSON.stringify({ ...account, private_key: null }),
      JSON.stringify({ ...account, private_key: 'removed' }),
    ]) {
      expect(sent({ name: 'ServiceAccountJson', secret: true }, typed)).toBe('noPrivateKey')
      expect(sent({ name: 'PrivateKey', secret: true, multiline: true }, typed)).toBe('noPrivateKey')
    }
    expect(sent({ name: 'PrivateKey', secret: true }, '{"web":{"client_id":"x"}}')).toBe('noPrivateKey')
  })

  it.each([
    ['ServiceAccountJson', good],
    ['ServiceAccountJson', `\ufeff${good}`],
    ['ConfigJson', '{"a": 1}'],
    ['ConfigJson', '{}'],
    ['Token', '{"a": "b"}'],
    ['Token', '{0F8FAD5B-D9CB-469F-A165-70867728950E}'],
    ['Token', '{abc}'],
    ['Token', '[1'],
    ['PrivateKey', '{"kty":"RSA","d":"x"}'],
  ])('is sent: %s %j', (name, typed) => {
    expect(sent({ name, secret: true }, typed)).toBe(typed.replace('\ufeff', ''))
  })

  it('B10: is required in a field whose name contains JSON', () => {
    expect(sent({ name: 'ServiceAccountJson', secret: true, multiline: true }, 'a key')).toBe('jsonDamaged')
    expect(sent({ name: 'JsonPath' }, 'a.b')).toBe('a.b')
  })

  it('B10: is not damaged when it is a list, or in base64 where a name asks for that', () => {
    expect(sent({ name: 'MappingJson', secret: true }, '[{"a":1}]')).toBe('[{"a":1}]')
    expect(sent({ name: 'MappingJson', secret: true }, '[{"a":1}')).toBe('jsonDamaged')
    expect(sent({ name: 'ServiceAccountJsonBase64', secret: true }, 'eyJhIjoxfQ==')).toBe('eyJhIjoxfQ==')
  })

  it('gives its values to the fields of their names, each of which can be taken back', () => {
    const form = settingsForm({ name: 'PrivateKey', secret: true, multiline: true }, { name: 'ClientEmail' })
    const typed = { p0: good, p1: 'typed before' }
    expect(form.normalize(typed)).toEqual({
      input: { p0: PEM, p1: 'bot@example.com' },
      changes: new Map([
        ['p0', 'fields'],
        ['p1', 'filled'],
      ]),
    })
    expect(form.normalize(typed, new Set(['p1'])).input).toEqual({ p0: PEM, p1: 'typed before' })
    expect(form.normalize(typed, new Set(['p0', 'p1'])).input).toEqual(typed)
  })
})

describe('Settings that are too long for one request', () => {
  it('B14: name the longest, and no other', () => {
    const form = settingsForm({ name: 'A' }, { name: 'B' }, { name: 'C' })
    expect([...form.errorsOf({ p0: 'x'.repeat(16_000), p1: 'x'.repeat(16_001), p2: 'x'.repeat(16_000) })]).toEqual([
      ['p1', 'tooLongTogether'],
    ])
    expect(form.errorsOf({ p0: 'x'.repeat(16_000), p1: 'x'.repeat(14_000), p2: 'c' }).size).toBe(0)
    expect([...form.errorsOf({ p0: 'x'.repeat(16_385), p1: 'x'.repeat(16_000), p2: 'x'.repeat(16_000) })]).toEqual([
      ['p0', 'tooLong'],
    ])
  })

  it('B14: count as they are sent: escaped and in UTF-8', () => {
    const form = settingsForm({ name: 'A', multiline: true }, { name: 'B', multiline: true })
    expect([...form.errorsOf({ p0: `a${'\n'.repeat(10_000)}a`, p1: 'a'.concat('"'.repeat(10_000)) }).values()]).toEqual(
      ['tooLongTogether'],
    )
  })
})
