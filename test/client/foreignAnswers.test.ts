import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProxyClient } from '../../src/client/createProxyClient.js'
import { createFakeProxy, errorResponse } from './fakeProxy.js'

afterEach(() => void vi.restoreAllMocks())

/** A client for a server that answers everything with `answer`, before and after the proxy has answered once. */
function clientOf(answer: () => Response) {
  const proxy = createFakeProxy()
  const server = { isProxy: false }
  const client = createProxyClient('/api', () => ({
    fetch: async (input, init) => (server.isProxy ? proxy.fetch(input, init) : answer()),
  }))
  const requests = {
    GET: () => client.connector('1'),
    PUT: () => client.saveCredentials('1', { methodId: 'm', apiKey: 'key' }),
    POST: () => client.startOAuth('1', { methodId: 'm', mode: 'popup' }),
    poll: () => client.status('1', 'attempt', null),
  }
  const codeOf = async (name: keyof typeof requests) => {
    try {
      await requests[name]()
    } catch (error) {
      return error instanceof Error ? error.message : error
    }
    return 'no error'
  }
  const loadFromProxy = async () => {
    server.isProxy = true
    await client.connector('1')
    server.isProxy = false
  }
  return { codeOf, loadFromProxy }
}

const html = (body: string, status = 200, headers = {}) =>
  new Response(`<!DOCTYPE html>\n<html><head><title>x</title></head><body>${body}</body></html>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  })
const json = (body: object, status = 200) => Response.json(body, { status })
const redirect = (status: number, location: string) => new Response(null, { status, headers: { Location: location } })
/** What a browser shows of a redirect that it was told not to follow. */
const opaqueRedirect = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
const login = '<form method="post" action="/session"><input name="user"><input type="password" name="p"></form>'

const WRITES = ['PUT', 'POST'] as const
const ALL = ['GET', 'PUT', 'POST', 'poll'] as const

describe('a redirect in place of the proxy’s answer', () => {
  it.each([
    ['in a browser', opaqueRedirect],
    ['to the login of the host', () => redirect(302, '/login?next=%2Fapi')],
    ['to an identity provider', () => redirect(307, 'https://id.example/authorize')],
    ['as Spring Security answers', () => redirect(303, '/login')],
    ['that a fetch of the host followed', () => Object.defineProperty(html('Hello'), 'redirected', { value: true })],
  ])('C1: means that the session has ended: %s', async (_, answer) => {
    const { codeOf, loadFromProxy } = clientOf(answer)
    for (const name of ALL) expect(await codeOf(name)).toBe('unauthenticated')
    await loadFromProxy()
    for (const name of ALL) expect(await codeOf(name)).toBe('unauthenticated')
  })
})

describe('a page with status 200 in place of the proxy’s answer', () => {
  it.each([
    ['a login form', login],
    ['a login form in another language', '<h1>Anmelden</h1><form><input type=password></form>'],
    ['a form that asks for the user first', '<h1>Sign in to Acme</h1><form><input type="email" name="id"></form>'],
    ['a form that leads to SAML', '<form method="POST" action="https://id.example"><input name="SAMLRequest"></form>'],
  ])('C1: is a login: %s', async (_, body) => {
    const { codeOf } = clientOf(() => html(body))
    for (const name of ALL) expect(await codeOf(name)).toBe('unauthenticated')
  })

  it('C1: is a login that needs scripts once the proxy has answered, and before that an app without a proxy', async () => {
    const { codeOf, loadFromProxy } = clientOf(() => html('<div id="root"></div><script src="/main.js"></script>'))
    for (const name of ALL) expect(await codeOf(name)).toBe('bad_response')
    await loadFromProxy()
    for (const name of ALL) expect(await codeOf(name)).toBe('unauthenticated')
  })
})

describe('an answer of another server', () => {
  const challenge = '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>'
  it.each([
    ['Django’s CSRF filter', () => html('<h1>Forbidden</h1><p>CSRF verification failed.</p>', 403), 'page_expired'],
    ['Spring’s CSRF filter', () => json({ status: 403, error: 'Forbidden', path: '/api' }, 403), 'page_expired'],
    ['Laravel’s CSRF filter', () => json({ message: 'CSRF token mismatch.' }, 419), 'page_expired'],
    ['Laravel’s CSRF filter, as a page', () => html('Page Expired', 419), 'page_expired'],
    ['Rails’ CSRF filter', () => html('The change you wanted was rejected.', 422), 'page_expired'],
    ['csurf', () => new Response('ForbiddenError: invalid csrf token', { status: 403 }), 'page_expired'],
    ['a firewall', () => new Response(null, { status: 403 }), 'page_expired'],
    ['Cloudflare’s challenge', () => html(challenge, 403, { 'cf-mitigated': 'challenge' }), 'page_expired'],
    ['Cloudflare’s earlier challenge', () => html(`<h1>Just a moment...</h1>`, 503), 'page_expired'],
    [
      'an authenticating proxy',
      () => html('<form action="/oauth2/start"><button>Sign in</button></form>', 403),
      'unauthenticated',
    ],
    ['a gateway', () => json({ message: 'Unauthorized' }, 401), 'unauthenticated'],
    ['Basic authentication', () => html('401 Authorization Required', 401), 'unauthenticated'],
    ['IIS, after its time-out', () => html('Login Time-out', 440), 'unauthenticated'],
    ['nginx without an upstream', () => html('<h1>502 Bad Gateway</h1>', 502), 'unavailable'],
    ['nginx with a slow upstream', () => html('<h1>504 Gateway Time-out</h1>', 504), 'unavailable'],
    ['a server in maintenance', () => html('Back soon', 503), 'unavailable'],
    ['a server that broke', () => html('<h1>Internal Server Error</h1>', 500), 'unavailable'],
    ['Cloudflare without an origin', () => html('error code: 521', 521), 'unavailable'],
    ['nginx with a small limit', () => html('<h1>413 Request Entity Too Large</h1>', 413), 'payload_too_large'],
    [
      'IIS with WebDAV',
      () => html('405 - HTTP verb used to access this page is not allowed.', 405),
      'method_not_allowed',
    ],
    ['a limit of requests', () => new Response('Slow down', { status: 429 }), 'rate_limited'],
    ['a captive portal', () => html('Network Authentication Required', 511), 'network'],
    ['Next without the route', () => html('This page could not be found.', 404), 'bad_response'],
    ['IIS without the route', () => html('404 - File or directory not found.', 404), 'bad_response'],
    ['Express without the route', () => html('<pre>Cannot GET /api/connectors/1</pre>', 404), 'bad_response'],
    ['another API', () => json({ error: 'no such resource' }, 404), 'bad_response'],
    ['an empty answer', () => new Response(null, { status: 204 }), 'bad_response'],
    ['an empty text', () => new Response(''), 'bad_response'],
    ['JSON of another kind', () => json({ ok: true }), 'bad_response'],
    [
      'JSON that is cut off',
      () => new Response('{"accountConnectorId":"1"', { headers: { 'Content-Type': 'application/json' } }),
      'bad_response',
    ],
  ] as const)('C2: is recognised: %s', async (_, answer, code) => {
    const { codeOf, loadFromProxy } = clientOf(answer)
    for (const name of ALL) expect(await codeOf(name)).toBe(code)
    await loadFromProxy()
    for (const name of ALL) expect(await codeOf(name)).toBe(code)
  })

  it('C2: ASP.NET refuses a write without a CSRF token with a bare 400', async () => {
    const { codeOf } = clientOf(() => new Response(null, { status: 400 }))
    for (const name of WRITES) expect(await codeOf(name)).toBe('page_expired')
    for (const name of ['GET', 'poll'] as const) expect(await codeOf(name)).toBe('bad_response')
  })

  it('C2: the same statuses in the proxy’s own form keep its codes', async () => {
    for (const [status, code] of [
      [403, 'forbidden'],
      [404, 'not_found'],
      [422, 'credentials_rejected'],
      [400, 'invalid_request'],
    ] as const) {
      const { codeOf } = clientOf(() => errorResponse(status, code))
      for (const name of ALL) expect(await codeOf(name)).toBe(code)
    }
  })
})

describe('a server that redirects to a trailing slash', () => {
  it.each([
    ['Node', () => redirect(308, '/')],
    ['a browser', opaqueRedirect],
  ])('C3: works, and after the first request each action is one request: in %s', async (_, answer) => {
    const proxy = createFakeProxy()
    const { client, sent } = nextServer((path) => proxy.fetch(path.slice(0, -1)), answer)
    await expect(client.connector('1')).resolves.toMatchObject({ accountConnectorId: '1' })
    await client.status('1', 'a', 'p')
    await client.saveParameters('1', { values: { Region: 'us' } })
    expect(sent).toEqual([
      { method: 'GET', path: '/api/connectors/1' },
      { method: 'GET', path: '/api/connectors/1/' },
      { method: 'GET', path: '/api/connectors/1/status/?attempt=a&proof=p' },
      { method: 'PUT', path: '/api/connectors/1/parameters/' },
    ])
  })

  it('C3: keeps the errors of the proxy', async () => {
    const { client } = nextServer(() => errorResponse(404, 'not_found'))
    await expect(client.connector('1')).rejects.toMatchObject({ code: 'not_found', requestId: 'request-1' })
  })

  it.each([
    ['redirects', () => redirect(302, '/login')],
    ['shows a page', () => html('<h1>App</h1>')],
    ['does not exist', () => html('Not found', 404)],
  ])('C1: is a login where the address with the slash %s', async (_, behind) => {
    const { client } = nextServer(behind)
    await expect(client.connector('1')).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('C1: a login that comes later gets no second copy of what the user typed', async () => {
    const proxy = createFakeProxy()
    const sent: Request[] = []
    let hasEnded = false
    const client = createProxyClient('/api', () => ({
      fetch: async (input, init) => {
        if (!hasEnded) return proxy.fetch(input, init)
        sent.push(new Request(new URL(input instanceof Request ? input.url : input, 'http://host'), init))
        return redirect(302, '/login')
      },
    }))
    await client.connector('1')
    hasEnded = true
    await expect(client.saveCredentials('1', { methodId: 'm', apiKey: 'key' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(['PUT http://host/api/connectors/1/credentials'])
  })
})

/** Answers as Next does with `trailingSlash: true`, in front of a proxy or of a login. */
function nextServer(
  behind: (path: string) => Response | Promise<Response>,
  answer: () => Response = () => redirect(308, '/'),
) {
  const sent: { method: string | undefined; path: string }[] = []
  const client = createProxyClient('/api', () => ({
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, 'http://localhost')
      sent.push({ method: init?.method, path: url.pathname + url.search })
      return url.pathname.endsWith('/') ? behind(url.pathname) : answer()
    },
  }))
  return { client, sent }
}
