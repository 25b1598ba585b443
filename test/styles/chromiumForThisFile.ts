import { afterAll, beforeAll } from 'vitest'
import { openChromium } from './chromium.js'

type Chromium = Awaited<ReturnType<typeof openChromium>>

/** A browser that is there for the tests of the file that asks, and gone after them. */
export function chromiumForThisFile(): Pick<Chromium, 'page'> {
  let chromium: Chromium
  beforeAll(async () => {
    chromium = await openChromium()
  })
  afterAll(() => chromium.close())
  return { page: (...args) => chromium.page(...args) }
}
