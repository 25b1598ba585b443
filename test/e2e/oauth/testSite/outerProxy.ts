import { createProxyMiddleware } from 'http-proxy-middleware'
import type { Listener } from './serve.js'

/** A reverse proxy of the host that sets its own opener policy on every response, the return page included. */
export function outerProxy(target: string, coop: string): Listener {
  const { port } = new URL(target)
  const pass = createProxyMiddleware({
    target: `http://127.0.0.1:${port}`,
    on: {
      proxyRes: ({ headers }) => {
        headers['cross-origin-opener-policy'] = coop
      },
    },
  })
  return (req, res) => pass(req, res, () => res.writeHead(404).end())
}
