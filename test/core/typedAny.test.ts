import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsForm } from './stepForms.js'

const FORMS = [
  {},
  { secret: true },
  { secret: true, multiline: true },
  { multiline: true },
  { type: 'integer' },
  { shape: 'host' },
  { shape: 'origin' },
  { shape: 'url' },
  { shape: 'subdomain' },
  { prefix: 'https://', suffix: '.example.com', shape: 'subdomain' },
  { suffix: '.example.com', shape: 'host', store: 'full' },
  { prefix: 'sftp://', store: 'full' },
] as const
const PIECES = [
  'acme',
  '.example.com',
  'https',
  '://',
  '/',
  '@',
  ':',
  '?x=1',
  '#',
  ' ',
  '\n',
  '\u200b',
  '"',
  '{',
  '}',
  ',',
]
const PEM_PIECES = [
  '-----',
  '——',
  'BEGIN ',
  'END ',
  'PRIVATE KEY',
  'MIIB',
  '\r\n',
  '1',
  '٤',
  '👩\u200d💻',
  '\u200d',
  'می\u200c',
]
const anyText = fc.array(fc.constantFrom(...PIECES, ...PEM_PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('Any text', () => {
  it.each(FORMS)('is normalised once and for all, and as a whole is never an exception: %j', (parameter) => {
    const form = settingsForm(parameter)
    fc.assert(
      fc.property(anyText, (typed) => {
        const { input } = form.normalize({ p0: typed })
        expect(form.normalize(input)).toEqual({ input, changes: new Map() })
        form.errorsOf({ p0: typed })
      }),
      { numRuns: 2_000 },
    )
  })

  it('is normalised once and for all where a key file is left of an address', () => {
    const form = settingsForm({ prefix: 'sftp://', store: 'full' })
    const { input } = form.normalize({ p0: 'sftp://{"\r\nacme' })
    expect(form.normalize(input)).toEqual({ input, changes: new Map() })
  })

  it('B3: holds no invisible character at its ends once it is normalised', () => {
    const form = settingsForm({ secret: true })
    fc.assert(
      fc.property(anyText, (typed) => {
        const value = form.normalize({ p0: typed }).input['p0'] ?? ''
        expect(value).not.toMatch(/^[\p{DI}]|[\u200b\ufeff]$/u)
      }),
    )
  })
})
