import { describe, expect, it } from 'vitest'
import { format, piecesOf } from '../../src/react/ui/text/format.js'

describe('A template', () => {
  it('puts values in place, in bold parts too', () => {
    expect(format('{host}: **{count} of {provider}**.', { host: 'Acme', count: 2, provider: 'Miva' })).toBe(
      'Acme: 2 of Miva.',
    )
  })

  it('keeps a value apart from the words before it, as a name has a direction of its own', () => {
    expect(piecesOf('An {provider} opens', { provider: 'Asana' })).toEqual([
      { kind: 'text', text: 'An ' },
      { kind: 'value', text: 'Asana' },
      { kind: 'text', text: ' opens' },
    ])
  })
})
