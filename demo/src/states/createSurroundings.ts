import type { State } from './states.js'

const PAGE = '<!doctype html><h1>App</h1>'

/** `fetch` as the state needs it: of a network that hangs, or with the answer to a status request that it names. */
export function createFetch({ network }: State): typeof globalThis.fetch {
  return (input, init) => {
    const isWrite = (init?.method ?? 'GET') !== 'GET'
    switch (network) {
      case 'hangs':
        return never()
      case 'hangsOnWrite':
        return isWrite ? never() : fetch(input, init)
      case 'offline':
        return Promise.reject(new TypeError('Failed to fetch'))
      case 'html':
        return Promise.resolve(new Response(PAGE, { headers: { 'Content-Type': 'text/html' } }))
      case 'denied':
      case 'expired': {
        if (!addressOf(input).includes('/status')) return fetch(input, init)
        const status = { authenticated: false, attempt: network, verification: null }
        return Promise.resolve(
          new Response(JSON.stringify(status), { headers: { 'Content-Type': 'application/json' } }),
        )
      }
      default:
        return fetch(input, init)
    }
  }
}

/**
 * The windows that the page opens, without any, its clipboard and its long timers: a script may use no clipboard, and this page
 * is looked at, not used.
 */
export function replaceBrowser({ windows, network, copies, skipsMs }: State): void {
  if (skipsMs !== undefined) {
    const setTimeout = window.setTimeout.bind(window)
    const value = (callback: () => void, ms = 0) => setTimeout(callback, ms === skipsMs ? 0 : ms)
    Object.defineProperty(window, 'setTimeout', { configurable: true, value })
  }
  if (copies !== undefined) {
    const write = () => (copies ? Promise.resolve() : Promise.reject(new Error('Not allowed')))
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } })
  }
  if (network === 'offline') Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
  if (windows === undefined) return
  let openedAt = 0
  const sham = {
    get closed() {
      return windows === 'closed' && Date.now() - openedAt > 500
    },
    document: document.implementation.createHTMLDocument(''),
    location: { replace: () => undefined },
    close: () => undefined,
    focus: () => undefined,
    opener: null,
  }
  const open = () => {
    openedAt = Date.now()
    return windows === 'blocked' ? null : sham
  }
  Object.defineProperty(window, 'open', { configurable: true, value: open })
}

function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : new URL(input, location.href).href
}

function never(): Promise<Response> {
  return new Promise(() => undefined)
}
