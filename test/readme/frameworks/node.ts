import { createServer } from 'node:http'
import { toNodeHandler } from 'connector-auth-wizard/server/node'
import { proxy } from './proxy.js'

const handle = toNodeHandler(proxy)

// A page to see it on. The proxy serves this script, which has everything inside.
const PAGE = `<!doctype html>
<html lang="en">
<title>Acme</title>
<script type="module" src="/api/connector-auth/assets/script.js"></script>
<connector-auth-wizard account-connector-id="36308"></connector-auth-wizard>
</html>`

export const server = createServer((req, res) => {
  if (req.url?.startsWith('/api/connector-auth/')) return handle(req, res)
  if (req.url === '/') return res.setHeader('Content-Type', 'text/html').end(PAGE)
  res.writeHead(404).end()
})
