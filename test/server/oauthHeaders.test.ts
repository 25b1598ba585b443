import express from 'express'
import { describe, expect, it } from 'vitest'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { listen } from './adapters.js'
import { BASE, NAVIGATION, optionsWith } from './harness.js'

/** The headers that helmet adds to every answer of an app. */
const HOST_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'self'; script-src 'self'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Cache-Control': 'public, max-age=600',
}

describe('PO-38: behind a host that adds its own headers to every answer', () => {
  it.each(['/oauth/return', '/oauth/return?attempt=a&proof=b', '/oauth/launch', '/oauth/launch?ticket=x'])(
    '%s keeps the headers of the sign-in window',
    async (path) => {
      const app = express()
        .use((_, res, next) => {
          for (const [name, value] of Object.entries(HOST_HEADERS)) res.setHeader(name, value)
          next()
        })
        .use(BASE, toNodeHandler(createConnectorProxy(optionsWith())))
      const { server, port } = await listen(app)
      const { headers } = await fetch(`http://127.0.0.1:${port}${BASE}${path}`, { headers: NAVIGATION })
      expect(Object.fromEntries(Object.keys(HOST_HEADERS).map((name) => [name, headers.get(name)]))).toEqual({
        'Cross-Origin-Opener-Policy': 'unsafe-none',
        'Content-Security-Policy': expect.stringMatching(
          /^default-src 'none'; script-src 'sha256-.*frame-ancestors 'none'$/,
        ),
        'Referrer-Policy': 'no-referrer',
        'X-Frame-Options': 'DENY',
        'Cache-Control': 'no-store',
      })
      await new Promise((resolve) => server.close(resolve))
    },
  )
})
