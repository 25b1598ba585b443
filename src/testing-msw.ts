import { HttpResponse, http, type RequestHandler } from 'msw'
import type { FakeCyclr } from './testing/FakeCyclr.js'
import { DroppedConnection } from './testing/faults.js'
import { createFakeProxy, type FakeProxyOptions, proxyAddress } from './testing/proxy/createFakeProxy.js'

export type { FakeProxyOptions, ProxyScenario } from './testing/proxy/createFakeProxy.js'

/**
 * The proxy as MSW request handlers, for tests of components that show the wizard: without a server, and without mounting
 * the proxy. They answer by the wire contract and keep what is saved. In a test with jsdom, call `fakeSignInWindows` of
 * `connector-auth-wizard/testing` too, so that sign-ins in a window work.
 *
 * @throws An `Error` for an unknown connector in `accountConnectors`.
 *
 * @example
 * import { fakeProxyHandlers } from 'connector-auth-wizard/testing/msw'
 * import { setupServer } from 'msw/node'
 * import { afterAll, beforeAll, test } from 'vitest'
 *
 * const server = setupServer(...fakeProxyHandlers({ accountConnectors: { 36308: 'BambooHR' } }))
 * beforeAll(() => server.listen())
 * afterAll(() => server.close())
 *
 * test('the session has ended', () => {
 *   server.use(...fakeProxyHandlers({ scenario: 'expired-session' }))
 * })
 */
export function fakeProxyHandlers(options: FakeProxyOptions = {}): RequestHandler[] {
  const respond = createFakeProxy(options)
  return [http.all(`${proxyAddress(options)}/*`, ({ request }) => respond(request))]
}

/**
 * The fake as MSW request handlers, for tests of a server whose code does not accept a `fetch` option: one for each of its
 * three origins, which are those of `fake.options` at the call.
 *
 * @example
 * import { createFakeCyclr } from 'connector-auth-wizard/testing'
 * import { fakeCyclrHandlers } from 'connector-auth-wizard/testing/msw'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeCyclr()
 * export const server = setupServer(...fakeCyclrHandlers(fake))
 */
export function fakeCyclrHandlers(fake: FakeCyclr): RequestHandler[] {
  const { apiOrigin, serviceOrigin, thirdPartyOrigin } = fake.options
  return [
    handlerFor(apiOrigin, fake.api),
    handlerFor(serviceOrigin, fake.service),
    handlerFor(thirdPartyOrigin, fake.thirdParty),
  ]
}

function handlerFor(origin: string, handle: FakeCyclr['api']): RequestHandler {
  return http.all(`${origin}/*`, async ({ request }) => {
    try {
      return await handle(request)
    } catch (error) {
      if (error instanceof DroppedConnection) return HttpResponse.error()
      throw error
    }
  })
}
