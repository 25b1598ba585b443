import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProxyClient } from '../../src/client/createProxyClient.js'

afterEach(() => void vi.useRealTimers())

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

  it('cancel an attempt, and ignore the result', async () => {
    const { proxy, sent } = client(() => new Response(null, { status: 500 }))
    await expect(proxy.cancelOAuth('1', 'a&b')).resolves.toBeUndefined()
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
