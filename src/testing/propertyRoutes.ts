import type { Context, Hono } from 'hono'
import { asProperty, jsonBody, refuse, textIn } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { findInstalled } from './findInstalled.js'
import type { Installed, Property } from './world.js'

const BASE = '/v1.0/account/connectors/:id/properties'

/** Properties. POST always creates: a repeated name makes a second property, and any name is accepted (O). */
export function propertyRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const toJson = (property: Property, installed: Installed) => asProperty(property, installed, fake.options)
  app.get(BASE, (c) => {
    const installed = findInstalled(fake, c)
    const { properties } = installed
    const sorted = c.req.query('orderBy') === 'Name' ? properties.toSorted(byName) : properties
    const ordered = c.req.query('sortOrderAsc') === 'false' ? sorted.toReversed() : sorted
    return c.json(ordered.map((property) => toJson(property, installed)))
  })
  app.post(BASE, async (c) => {
    const installed = findInstalled(fake, c)
    const property = { Id: fake.world.nextId++, ...readProperty(await jsonBody(c.req.raw)) }
    installed.properties.push(property)
    return c.json(toJson(property, installed))
  })
  app.get(`${BASE}/:property`, (c) => c.json(toJson(findProperty(fake, c), findInstalled(fake, c))))
  app.put(`${BASE}/:property`, async (c) => {
    const property = findProperty(fake, c)
    Object.assign(property, readProperty(await jsonBody(c.req.raw)))
    return c.json(toJson(property, findInstalled(fake, c)))
  })
  app.delete(`${BASE}/:property`, (c) => {
    const installed = findInstalled(fake, c)
    const property = findProperty(fake, c)
    installed.properties = installed.properties.filter((other) => other !== property)
    return c.body(null, 200)
  })
}

function findProperty(fake: Fake, c: Context<ApiEnv>): Property {
  const property = findInstalled(fake, c).properties.find(({ Id }) => String(Id) === c.req.param('property'))
  return property ?? refuse(404, 'Property could not be found.')
}

function byName(a: Property, b: Property): number {
  return a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0
}

export function readProperty(body: Record<string, unknown>): { Name: string; Value: string } {
  const Name = textIn(body, 'Name')
  if (Name === null || Name === '') refuse(400, 'Name is required.', 'Name')
  return { Name, Value: textIn(body, 'Value') ?? '' }
}
