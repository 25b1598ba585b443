import { createProxyMiddleware } from 'http-proxy-middleware'
import type { Listener } from './serve.js'

/** An outer proxy of the host's that puts its own opener policy on every answer, the return page's too. */
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
