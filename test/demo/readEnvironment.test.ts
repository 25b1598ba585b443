import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../demo/server/readEnvironment.js'

const SECRET = 'sEcret-4711'
const COMPLETE = {
  CYCLR_API_DOMAIN: 'api.cyclr.com',
  CYCLR_SERVICE_DOMAIN: 'https://acme-h.cyclr.com',
  CYCLR_CLIENT_ID: 'client-0815',
  CYCLR_CLIENT_SECRET: SECRET,
  CYCLR_ACCOUNT_ID: '4f1c0de2-0000-4000-8000-00000000000a',
}

describe('the environment of the demo', () => {
  it('selects the fake Cyclr when nothing is set', () => {
    expect(readEnvironment({})).toBeNull()
    expect(readEnvironment({ CYCLR_API_DOMAIN: '  ', PATH: '/bin' })).toBeNull()
  })

  it('selects a real Cyclr with five variables, and all connectors of the account', () => {
    expect(readEnvironment(COMPLETE)).toEqual({
      apiDomain: 'api.cyclr.com',
      serviceDomain: 'https://acme-h.cyclr.com',
      clientId: 'client-0815',
      clientSecret: SECRET,
      accountId: COMPLETE.CYCLR_ACCOUNT_ID,
      ids: null,
    })
  })

  it('accepts a list of connectors to show', () => {
    expect(readEnvironment({ ...COMPLETE, CYCLR_ACCOUNT_CONNECTOR_IDS: ' 36328, 36329 ' })?.ids).toEqual([
      '36328',
      '36329',
    ])
  })

  it.each(Object.keys(COMPLETE))('gives a one-line error that names %s when it is missing', (name) => {
    const line = lineOf({ ...COMPLETE, [name]: '' })
    expect(line).toMatch(new RegExp(`^${name} is not set\\.`))
    expect(line).not.toContain('\n')
    expect(line).not.toContain(SECRET)
  })

  it.each([
    ['CYCLR_API_DOMAIN', 'production'],
    ['CYCLR_API_DOMAIN', 'http://api.cyclr.com'],
    ['CYCLR_API_DOMAIN', 'https://api.cyclr.com/v1.0'],
    ['CYCLR_API_DOMAIN', 'https://user:pass@api.cyclr.com'],
    ['CYCLR_SERVICE_DOMAIN', 'acme h.cyclr.com'],
    ['CYCLR_CLIENT_ID', 'two words'],
    ['CYCLR_CLIENT_SECRET', 'two\nlines'],
    ['CYCLR_ACCOUNT_ID', 'Brightwater Foods'],
    ['CYCLR_ACCOUNT_CONNECTOR_IDS', '36328,x'],
    ['CYCLR_ACCOUNT_CONNECTOR_IDS', '036328'],
  ])('gives a one-line error that names %s when it is %j, without the value', (name, value) => {
    const line = lineOf({ ...COMPLETE, [name]: value })
    expect(line.startsWith(name)).toBe(true)
    expect(line).not.toContain('\n')
    expect(line).not.toContain(value)
    expect(line).not.toContain(SECRET)
  })

  it.each(['http://api.cyclr.localhost:4100', 'http://localhost:4100/', 'api.cyclr.com:8443'])(
    'accepts %s',
    (value) => {
      expect(readEnvironment({ ...COMPLETE, CYCLR_API_DOMAIN: value })?.apiDomain).toBe(value)
    },
  )
})

function lineOf(env: Readonly<Record<string, string>>): string {
  try {
    readEnvironment(env)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'it was accepted'
}
