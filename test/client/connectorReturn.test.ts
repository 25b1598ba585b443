import { describe, expect, it } from 'vitest'
import { readConnectorReturn, readReturnStep, returnToOf } from '../../src/client/connectorReturn.js'

const RETURN_QUERY = 'caw_attempt=a1&caw_connector=36328&caw_proof=p.q.r'

describe('readConnectorReturn', () => {
  it('PO-48: reads the return from the URL, and keeps the host’s own parameters byte for byte', () => {
    const href = `https://app.example/settings?q=a%20b+c&tags[]=1&empty=&${RETURN_QUERY}&caw_run=connect&caw_method=7#part?x`
    expect(readConnectorReturn(href)).toEqual({
      accountConnectorId: '36328',
      attempt: 'a1',
      proof: 'p.q.r',
      href: 'https://app.example/settings?q=a%20b+c&tags[]=1&empty=#part?x',
    })
  })

  it.each([
    ['there is no return', 'https://app.example/?caw=1'],
    ['there is no proof', 'https://app.example/?caw_attempt=a1&caw_connector=36328'],
    ['there is no attempt', 'https://app.example/?caw_connector=36328&caw_proof=p'],
    ['the connector id is invalid', 'https://app.example/?caw_attempt=a1&caw_connector=../1&caw_proof=p'],
  ])('is null when %s', (_, href) => {
    expect(readConnectorReturn(href)).toBeNull()
  })

  it('removes the question mark of an empty query', () => {
    expect(readConnectorReturn(`https://app.example/settings?${RETURN_QUERY}`)?.href).toBe(
      'https://app.example/settings',
    )
  })
})

describe('returnToOf', () => {
  it.each(['https://app.example/settings', 'https://app.example/settings?q=a%20b#part'])(
    'adds the current step to %s',
    (href) => {
      const returnTo = returnToOf(href, { flow: 'reconnect', methodId: 'OAuth 2 & more' })
      expect(readReturnStep(returnTo)).toEqual({ flow: 'reconnect', methodId: 'OAuth 2 & more' })
      const url = new URL(returnTo)
      for (const [name, value] of new URLSearchParams(RETURN_QUERY)) url.searchParams.set(name, value)
      expect(new URL(readConnectorReturn(url.href)?.href ?? '').hash).toBe(new URL(href).hash)
    },
  )

  it('removes the parameters of an earlier sign-in', () => {
    const returnTo = returnToOf(`https://app.example/?${RETURN_QUERY}&caw_run=reconnect`, {
      flow: 'connect',
      methodId: '7',
    })
    expect(returnTo).toBe('https://app.example/?caw_run=connect&caw_method=7')
  })

  it('reads an unknown flow as a first connection', () => {
    expect(readReturnStep('https://app.example/?caw_run=admin')).toEqual({ flow: 'connect', methodId: '' })
  })
})
