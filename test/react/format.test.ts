import { describe, expect, it } from 'vitest'
import { format, piecesOf } from '../../src/react/ui/text/format.js'

describe('A template', () => {
  it('puts values in place, in bold parts too', () => {
    expect(format('{host}: **{count} of {provider}**.', { host: 'Acme', count: 2, provider: 'Miva' })).toBe(
      'Acme: 2 of Miva.',
    )
  })

  it.each([
    ['{A provider} window', { provider: 'Asana' }, 'An Asana window'],
    ['{A provider} window', { provider: 'Miva' }, 'A Miva window'],
    ['of {a provider} account', { provider: 'eBay' }, 'of an eBay account'],
    // Other languages have words of that form: only what stands inside is ours.
    ['a {provider}', { provider: 'Asana' }, 'a Asana'],
  ])('%s of %j reads "%s"', (template, values, text) => {
    expect(format(template, values)).toBe(text)
  })

  it.each([
    ['a', ['Miva', 'SFTP', 'UserVoice', 'Unify', 'Eurostar', 'OneDrive', 'Zap', '1Password', 'コ', '']],
    ['an', ['Asana', 'eBay', 'Act!', 'Infusionsoft', 'Oracle NetSuite', 'Unbounce', 'Uber', 'Ontraport']],
  ])('puts "%s" before each of %j', (article, names) => {
    expect(names.map((name) => format('{a name}', { name }))).toEqual(names.map((name) => `${article} ${name}`))
  })

  it('keeps a value apart from the words before it, as a name has a direction of its own', () => {
    expect(piecesOf('{A provider} opens', { provider: 'Asana' })).toEqual([
      { kind: 'text', text: 'An ' },
      { kind: 'value', text: 'Asana' },
      { kind: 'text', text: ' opens' },
    ])
  })
})
