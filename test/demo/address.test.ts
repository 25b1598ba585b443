import { describe, expect, it } from 'vitest'
import { hrefOf, readAddress } from '../../demo/src/address.js'

const HOME = 'http://app.localhost:5173'

describe('the address of the demo', () => {
  it.each([
    '/',
    '/?connector=36301',
    '/?connector=36301&also=36302',
    '/?connector=36301&look=marrow&scheme=dark&dir=rtl&locale=pt-BR&intent=manage&fault=slow&panel=0',
  ])('keeps the whole state of the page: %s', (href) => {
    expect(hrefOf(readAddress(HOME + href))).toBe(href)
  })

  it('uses the default for an unknown value', () => {
    expect(hrefOf(readAddress(`${HOME}/?look=plaid&scheme=sepia&dir=up&locale=xx&intent=x&panel=1`))).toBe('/')
  })

  it('opens the connector of a sign-in that returns in this tab, and keeps its proof for the wizard', () => {
    const back = '/?caw_attempt=a&caw_connector=36306&caw_proof=p'
    const address = readAddress(HOME + back)
    expect(address.connector).toBe('36306')
    expect(hrefOf({ ...address, look: 'marrow' }, new URL(HOME + back).search)).toContain('caw_proof=p')
  })
})
