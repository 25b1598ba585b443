import { describe, expect, it } from 'vitest'
import { createCyclrClient } from '../../../src/server/cyclr/createCyclrClient.js'
import { readOptions } from '../../../src/server/options/readOptions.js'
import { optionsWith } from '../harness.js'

const TOKEN = Response.json({ access_token: 'token', token_type: 'bearer', expires_in: 1_209_599 })

/** A Cyclr that loses each connection; `lose` is called before it does. */
function clientFor(lose: () => void) {
  let puts = 0
  const fetch = async (_: unknown, init?: RequestInit) => {
    if (init?.method === 'POST') return TOKEN.clone()
    puts += 1
    lose()
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('lost'), { code: 'ECONNRESET' }) })
  }
  return { client: createCyclrClient(readOptions(optionsWith({ fetch }))), puts: () => puts }
}

describe('A call to Cyclr with a time limit', () => {
  const call = { method: 'PUT', path: '/v1.0/account/connectors/1', body: {} } as const

  it('is repeated after a lost connection while there is time', async () => {
    const { client, puts } = clientFor(() => undefined)
    await expect(client.call('account', { ...call, until: () => Date.now() + 60_000 })).rejects.toMatchObject({
      code: 'upstream_error',
    })
    expect(puts()).toBe(2)
  })

  it('is not repeated once the time is over, or the lock of the write was lost', async () => {
    let until = Date.now() + 60_000
    const { client, puts } = clientFor(() => (until = 0))
    const calling = client.call('account', { ...call, until: () => until })
    await expect(calling).rejects.toMatchObject({ code: 'upstream_timeout' })
    expect(puts()).toBe(1)
  })

  it('is not made at all when it is over already', async () => {
    const { client, puts } = clientFor(() => undefined)
    const calling = client.call('account', { ...call, until: () => 0 })
    await expect(calling).rejects.toMatchObject({ code: 'upstream_timeout' })
    expect(puts()).toBe(0)
  })
})
