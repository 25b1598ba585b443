import { describe, expect, it } from 'vitest'
import { readConnectorReturn, readReturnStep, returnToOf } from '../../src/client/connectorReturn.js'

const came = 'caw_attempt=a1&caw_connector=36328&caw_proof=p.q.r'

describe('a sign-in that came back in this tab', () => {
  it('PO-48: is read from the address, and leaves the host’s own parameters as they were, byte for byte', () => {
    const href = `https://app.example/settings?q=a%20b+c&tags[]=1&empty=&${came}&caw_run=connect&caw_method=7#part?x`
    expect(readConnectorReturn(href)).toEqual({
      accountConnectorId: '36328',
      attempt: 'a1',
      proof: 'p.q.r',
      href: 'https://app.example/settings?q=a%20b+c&tags[]=1&empty=#part?x',
    })
  })

  it.each([
    ['nothing came back', 'https://app.example/?caw=1'],
    ['there is no proof', 'https://app.example/?caw_attempt=a1&caw_connector=36328'],
    ['there is no attempt', 'https://app.example/?caw_connector=36328&caw_proof=p'],
    ['the id is none', 'https://app.example/?caw_attempt=a1&caw_connector=../1&caw_proof=p'],
  ])('is none when %s', (_, href) => {
    expect(readConnectorReturn(href)).toBeNull()
  })

  it('leaves no question mark behind', () => {
    expect(readConnectorReturn(`https://app.example/settings?${came}`)?.href).toBe('https://app.example/settings')
  })
})

describe('the address to come back to', () => {
  it.each(['https://app.example/settings', 'https://app.example/settings?q=a%20b#part'])(
    'says which step %s was left from',
    (href) => {
      const returnTo = returnToOf(href, { flow: 'reconnect', methodId: 'OAuth 2 & more' })
      expect(readReturnStep(returnTo)).toEqual({ flow: 'reconnect', methodId: 'OAuth 2 & more' })
      const url = new URL(returnTo)
      for (const [name, value] of new URLSearchParams(came)) url.searchParams.set(name, value)
      expect(new URL(readConnectorReturn(url.href)?.href ?? '').hash).toBe(new URL(href).hash)
    },
  )

  it('holds nothing of an earlier sign-in', () => {
    const returnTo = returnToOf(`https://app.example/?${came}&caw_run=reconnect`, { flow: 'connect', methodId: '7' })
    expect(returnTo).toBe('https://app.example/?caw_run=connect&caw_method=7')
  })

  it('reads anything else as a first connection', () => {
    expect(readReturnStep('https://app.example/?caw_run=admin')).toEqual({ flow: 'connect', methodId: '' })
  })
})
