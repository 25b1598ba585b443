import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProxyClient, type RequestOptions } from '../../src/client/createProxyClient.js'
import type { ConnectorAuthError } from '../../src/core/errors.js'
import { aConnector } from '../core/make.js'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

type Sent = { method: string | undefined; url: string }

function client(answer: (sent: Sent, init: RequestInit) => Response | Promise<Response>) {
  const sent: Sent[] = []
  const proxy = createProxyClient('/api/', () => ({
    fetch: async (input: RequestInfo | URL, init: RequestInit = {}) => {
      const one = {
        method: init.method,
        url: new Request(input instanceof Request ? input : new URL(input, 'http://app.example')).url.replace(
          'http://app.example',
          '',
        ),
      }
      sent.push(one)
      return answer(one, init)
    },
  }))
  return { proxy, sent }
}

const never = (_: Sent, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))

const hangs = () => new Promise<never>(() => undefined)
const answer = () => Response.json({ authenticated: false, attempt: null, verification: null })
const lowerCaseHeaders = () => ({ 'content-type': 'text/plain', 'x-csrf-token': 't', 'x-connector-wizard': '0' })

function fail(): never {
  throw new Error('boom')
}

const sendWith = (options: Partial<RequestOptions>, timeoutMs: 15_000 | 60_000 = 60_000) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  const proxy = createProxyClient('/api', () => ({ fetch, ...options }))
  const send =
    timeoutMs === 60_000 ? proxy.status('1', 'a', null) : proxy.startOAuth('1', { methodId: 'm', mode: 'popup' })
  return {
    fetch,
    outcome: send.then(
      () => 'sent',
      (error: ConnectorAuthError) => error.code,
    ),
  }
}

describe('functions of the host', () => {
  it.each([
    ['getToken', { getToken: hangs }],
    ['headers', { headers: hangs }],
    ['fetch', { fetch: hangs }],
    ['fetch, whose body hangs', { fetch: async () => Object.assign(answer(), { text: hangs }) }],
  ])('A7: %s that never settles is given up after the time limit of the request', async (_, options) => {
    vi.useFakeTimers()
    for (const limit of [60_000, 15_000] as const) {
      const settled = vi.fn<(code: unknown) => void>()
      void sendWith(options, limit).outcome.then(settled)
      await vi.advanceTimersByTimeAsync(limit - 100)
      expect(settled).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(200)
      expect(settled).toHaveBeenCalledExactlyOnceWith('network')
    }
  })

  it('A7: a token that comes too late sends nothing', async () => {
    vi.useFakeTimers()
    let arrive: ((token: string) => void) | undefined
    const getToken = () => new Promise<string>((resolve) => (arrive = resolve))
    const { fetch, outcome } = sendWith({ getToken })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await outcome).toBe('network')
    arrive?.('late')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch).not.toHaveBeenCalled()
  })

  it('A7: an abort ends a request whose token never comes', async () => {
    const abort = new AbortController()
    const proxy = createProxyClient('/api', () => ({ getToken: hangs }))
    const saved = proxy.saveParameters('1', { values: {} }, abort.signal)
    abort.abort(new Error('by the user'))
    await expect(saved).rejects.toThrow('by the user')
  })

  it.each([
    ['getToken', 'throws', () => fail()],
    ['getToken', 'rejects', async () => fail()],
    ['headers', 'throws', () => fail()],
    ['headers', 'rejects', async () => fail()],
    ['headers', 'returns what are no headers', () => ({ 'not a name': 'x' })],
    ['headers', 'returns null', () => JSON.parse('null')],
  ])('A3: %s that %s is reported once, and the request is sent without', async (name, _, call) => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { fetch, outcome } = sendWith({ [name]: call })
    expect(await outcome).toBe('sent')
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('X-Connector-Wizard')).toBe('1')
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).has('Authorization')).toBe(false)
    expect(reported).toHaveBeenCalledExactlyOnceWith(`ConnectorAuthWizard: ${name} threw an error.`, expect.any(Error))
  })

  it.each([
    ['throws', () => fail()],
    ['rejects', async () => fail()],
  ])('A3: fetch that %s is an error like any other', async (_, fetch) => {
    expect(await sendWith({ fetch }).outcome).toBe('network')
  })

  it('C7: names of headers may be in any case, and the wizard’s own are sent once', async () => {
    const { fetch, outcome } = sendWith({ headers: lowerCaseHeaders }, 15_000)
    await outcome
    const sent = new Headers(fetch.mock.calls[0]?.[1]?.headers)
    expect(Object.fromEntries(sent)).toEqual({
      'accept-language': 'en',
      'content-type': 'application/json',
      'x-csrf-token': 't',
      'x-connector-wizard': '1',
    })
  })
})

describe('OAuth requests of the proxy client', () => {
  it('row 4, PO-06: time out after fifteen seconds, while the window is blank', async () => {
    vi.useFakeTimers()
    const { proxy } = client(never)
    let caught: unknown = null
    const request = proxy.startOAuth('1', { methodId: 'm', mode: 'popup' }).catch((error: unknown) => {
      caught = error
    })
    await vi.advanceTimersByTimeAsync(14_900)
    expect(caught).toBeNull()
    await vi.advanceTimersByTimeAsync(200)
    await request
    expect(caught).toMatchObject({ code: 'network', retryable: true })
  })

  it('include the proof of an attempt, when there is one', async () => {
    const { proxy, sent } = client(() => Response.json({ authenticated: false, attempt: null, verification: null }))
    await proxy.status('1', 'a b', null)
    await proxy.status('1', 'a b', 'p+q')
    expect(sent.map(({ url }) => url)).toEqual([
      '/api/connectors/1/status?attempt=a+b',
      '/api/connectors/1/status?attempt=a+b&proof=p%2Bq',
    ])
  })

  it('cancel an attempt', async () => {
    const { proxy, sent } = client(() => Response.json(aConnector()))
    await expect(proxy.cancelOAuth('1', 'a&b')).resolves.toEqual(aConnector())
    expect(sent).toEqual([{ method: 'DELETE', url: '/api/connectors/1/oauth?attempt=a%26b' }])
  })

  it.each([
    ['30', 30],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('row 15: read Retry-After %j of a server in front of the proxy', async (header, retryAfter) => {
    const headers = new Headers(header === null ? {} : { 'Retry-After': header })
    const { proxy } = client(() => new Response('busy', { status: 429, headers }))
    await expect(proxy.status('1', 'a', null)).rejects.toMatchObject({ code: 'rate_limited', retryAfter })
  })
})
