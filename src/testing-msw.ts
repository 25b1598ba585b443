import { HttpResponse, http, type RequestHandler } from 'msw'
import type { FakeCyclr } from './testing/createFakeCyclr.js'
import { DroppedConnection } from './testing/faults.js'

/** The fake as msw request handlers, for tests whose code under test takes no `fetch`. */
export function fakeCyclrHandlers(fake: FakeCyclr): RequestHandler[] {
  const { apiOrigin, serviceOrigin, thirdPartyOrigin } = fake.options
  return [
    carried(apiOrigin, fake.api),
    carried(serviceOrigin, fake.service),
    carried(thirdPartyOrigin, fake.thirdParty),
  ]
}

function carried(origin: string, handle: FakeCyclr['api']): RequestHandler {
  return http.all(`${origin}/*`, async ({ request }) => {
    try {
      return await handle(request)
    } catch (error) {
      if (error instanceof DroppedConnection) return HttpResponse.error()
      throw error
    }
  })
}
