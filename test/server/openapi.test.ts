import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { openapi } from '../../.ci/openapi.js'
import { createAnnouncer } from '../../src/server/http/createAnnouncer.js'
import { createAttempts } from '../../src/server/oauth/createAttempts.js'
import { createEarlierValues } from '../../src/server/oauth/createEarlierValues.js'
import { connectorRoutes } from '../../src/server/routes/connectorRoutes.js'
import type { ProxyEnv } from '../../src/server/routes/createApp.js'
import { cycleRoutes } from '../../src/server/routes/cycleRoutes.js'
import { launchRoutes } from '../../src/server/routes/launchRoutes.js'
import { oauthRoutes } from '../../src/server/routes/oauthRoutes.js'
import { createConnectionsStub, createHarness } from './harness.js'

describe('The OpenAPI description', () => {
  it('is what the contract’s schemas say today (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(openapi(), null, 2)}\n`).toMatchFileSnapshot('../../src/openapi.json')
  })

  it('names every route there is, and no other', () => {
    const { config } = createHarness()
    const app = new Hono<ProxyEnv>()
    const { service } = createConnectionsStub()
    const announcer = createAnnouncer(config)
    const earlier = createEarlierValues(config, service)
    const signIns = { attempts: createAttempts(config), earlier, announcer }
    connectorRoutes(app, config, service, announcer)
    cycleRoutes(app, config, service)
    oauthRoutes(app, config, service, signIns)
    launchRoutes(app, config, service, signIns)
    const served = app.routes.map(({ method, path }) => {
      const relative = path.slice(config.basePath.length).replaceAll(/:(\w+)/g, '{$1}')
      return `${method} ${relative}`
    })
    const described = Object.entries(openapi().paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(new Set(described)).toEqual(new Set(served))
  })

  it('refers to nothing that is not there', () => {
    const document = openapi()
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(20)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(names)]))
    expect(JSON.stringify(document)).not.toContain('__shared')
  })

  it('keeps bodies strict and answers open', () => {
    const { schemas } = openapi().components
    expect(schemas['CredentialsBody']).toMatchObject({ additionalProperties: false, required: ['methodId'] })
    expect(schemas['Connector']).not.toHaveProperty('additionalProperties')
  })
})
