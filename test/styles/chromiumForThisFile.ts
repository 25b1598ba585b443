import { afterAll, beforeAll } from 'vitest'
import { openChromium } from './chromium.js'

type Chromium = Awaited<ReturnType<typeof openChromium>>

/** Opens a browser for the tests of a file, and closes it afterwards. */
export function chromiumForThisFile(): Pick<Chromium, 'page'> {
  let chromium: Chromium
  beforeAll(async () => {
    chromium = await openChromium()
  })
  afterAll(() => chromium.close())
  return { page: (...args) => chromium.page(...args) }
}
