import { describe, expect, it } from 'vitest'
import { openapi } from '../../.ci/openapi.js'
import { createHarness } from './harness.js'

describe('The OpenAPI description', () => {
  it('is what the routes and schemas generate (npm run openapi rewrites it)', async () => {
    await expect(`${JSON.stringify(openapi(), null, 2)}\n`).toMatchFileSnapshot('../../src/openapi.json')
  })

  it('names only routes that are served', async () => {
    const { ask } = createHarness()
    for (const [path, methods] of Object.entries(openapi().paths)) {
      const allowed = (await ask(path.replaceAll(/\{\w+\}/g, '1'), { method: 'PATCH' })).headers.get('Allow')
      expect(allowed?.toLowerCase().split(', ')).toEqual(Object.keys(methods))
    }
  })

  it('refers only to schemas that it contains', () => {
    const document = openapi()
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(20)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(names)]))
    expect(JSON.stringify(document)).not.toContain('__shared')
  })

  it('keeps bodies strict and answers open', () => {
    const schemas: Record<string, object> = openapi().components.schemas
    expect(schemas['CredentialsBody']).toMatchObject({ additionalProperties: false, required: ['methodId'] })
    expect(schemas['Connector']).not.toHaveProperty('additionalProperties')
  })
})
