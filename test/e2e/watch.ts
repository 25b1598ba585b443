import type { Page, Request } from '@playwright/test'

export type Seen = { requests: string[]; answers: string[]; addresses: string[]; console: string[] }

/** Notes everything a page receives, visits and says, pop-ups included. `requests` are those that reach the proxy. */
export function watch(page: Page, isProxy = (url: URL) => url.pathname.includes('/connector-auth/')): Seen {
  const seen: Seen = { requests: [], answers: [], addresses: [], console: [] }
  const context = page.context()
  context.on('request', (request) => {
    seen.addresses.push(request.url(), request.headers()['referer'] ?? '')
    const url = new URL(request.url())
    if (isProxy(url)) seen.requests.push(`${request.method()} ${url.pathname.replace(/^.*\/connector-auth/, '')}`)
  })
  context.on('response', async (response) => {
    seen.answers.push(JSON.stringify(await response.headersArray().catch(() => [])))
    if (isOwn(response.request())) seen.answers.push(await response.text().catch(() => ''))
  })
  context.on('console', (message) => seen.console.push(message.text()))
  context.on('weberror', (error) => seen.console.push(String(error.error())))
  return seen
}

/** What the host's origin answers; what the provider shows its own user is between the two of them. */
function isOwn(request: Request): boolean {
  return new URL(request.url()).hostname === 'app.localhost'
}
