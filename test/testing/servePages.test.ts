import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { start, stop } from '../../demo/server/serveFake.js'
import { servePages } from '../../src/testing/servePages.js'
import { createFakeCyclr } from '../../src/testing.js'

describe('the pages of the sign-in window', () => {
  it('are served as soon as the process before has left the port', async () => {
    const before = createServer((_, res) => res.writeHead(503).end())
    const port = await start(before, 0)
    servePages(createFakeCyclr(), port).listen()
    const status = async () => (await fetch(`http://127.0.0.1:${port}/authorize`)).status
    expect(await status()).toBe(503)
    await stop(before)
    // The third party's page about a sign-in that it does not know.
    await expect.poll(() => status().catch(() => 0)).toBe(500)
  })
})
