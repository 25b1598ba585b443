import { HttpResponse, http, type RequestHandler } from 'msw'
import type { FakeCyclr } from './testing/createFakeCyclr.js'
import { DroppedConnection } from './testing/faults.js'

/** The fake as MSW request handlers, for tests of code that does not accept a `fetch` option. */
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
