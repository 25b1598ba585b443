import { createServer } from 'node:http'
import { toNodeHandler } from 'connector-auth-wizard/server/node'
import { proxy } from './proxy.js'

const handle = toNodeHandler(proxy)

export const server = createServer((req, res) => {
  if (req.url?.startsWith('/api/connector-auth/')) return handle(req, res)
  res.writeHead(404).end()
})
