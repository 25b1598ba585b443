import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { createConnectorProxy } from 'connector-auth-wizard/server'
import { toNodeHandler } from 'connector-auth-wizard/server/node'
import { fakeCyclrConfig } from 'connector-auth-wizard/testing'
import sirv from 'sirv'
import { start, stop } from '../../demo/server/serveFake.js'

const BUILT = fileURLToPath(new URL('../../.cache/demo', import.meta.url))

/** A host's application on a fake Cyclr, started for each test: a proxy shares what it has read for a second. */
export const test = base.extend<{ origin: string }>({
  origin:
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
    async ({}, provide) => {
      let origin = ''
      const proxy = createConnectorProxy(() => ({
        ...fakeCyclrConfig({ accountConnectors: { 36308: 'Asana' } }),
        publicUrl: `${origin}/api/connector-auth`,
        host: { name: 'Acme' },
        authorize: () => ({ accountId: 'acme-customer-7', userId: 'mara' }),
      }))
      const handle = toNodeHandler(proxy)
      const files = sirv(BUILT, { single: true, dev: true })
      const server = createServer((req, res) => {
        if (req.url?.startsWith('/api/connector-auth/')) return void handle(req, res)
        if (req.url === '/api/integrations') return void res.end('{"ids":["36308"],"broken":[],"hasWorkflow":false}')
        files(req, res)
      })
      origin = `http://localhost:${await start(server, 0)}`
      await provide(origin)
      await stop(server)
    },
  baseURL: ({ origin }, provide) => provide(origin),
})

export { expect } from '@playwright/test'
