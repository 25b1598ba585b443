import type { Page, Request } from '@playwright/test'

export type Traffic = { requests: string[]; responses: string[]; addresses: string[]; console: string[] }

/** Records URLs, responses and console output of a page and its pop-ups. `requests` are those to the proxy. */
export function recordTraffic(page: Page, isProxy = (url: URL) => url.pathname.includes('/connector-auth/')): Traffic {
  const traffic: Traffic = { requests: [], responses: [], addresses: [], console: [] }
  const context = page.context()
  context.on('request', (request) => {
    traffic.addresses.push(request.url(), request.headers()['referer'] ?? '')
    const url = new URL(request.url())
    if (isProxy(url)) traffic.requests.push(`${request.method()} ${url.pathname.replace(/^.*\/connector-auth/, '')}`)
  })
  context.on('response', async (response) => {
    traffic.responses.push(JSON.stringify(await response.headersArray().catch(() => [])))
    if (isOwn(response.request())) traffic.responses.push(await response.text().catch(() => ''))
  })
  context.on('console', (message) => traffic.console.push(message.text()))
  context.on('weberror', (error) => traffic.console.push(String(error.error())))
  return traffic
}

/** Responses of the host's origin. The provider's pages may contain secrets of its user. */
function isOwn(request: Request): boolean {
  return new URL(request.url()).hostname === 'app.localhost'
}
