import type { Context, Hono } from 'hono'
import { asProperty, jsonBody, refuse } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import { findHere } from './findHere.js'
import type { Property } from './world.js'

const BASE = '/v1.0/account/connectors/:id/properties'

/** Properties: POST creates, always; a second one of the same name is a second property, and any name is accepted (O). */
export function propertyRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  app.get(BASE, (c) => {
    const { properties, id } = findHere(fake, c)
    const sorted = c.req.query('orderBy') === 'Name' ? properties.toSorted(byName) : properties
    const ordered = c.req.query('sortOrderAsc') === 'false' ? sorted.toReversed() : sorted
    return c.json(ordered.map((property) => asProperty(property, id)))
  })
  app.post(BASE, async (c) => {
    const installed = findHere(fake, c)
    const { Name, Value } = await jsonBody(c.req.raw)
    if (typeof Name !== 'string' || Name === '') refuse(400, 'Name is required.')
    const property = { Id: fake.world.nextId++, Name, Value: textOf(Value) }
    installed.properties.push(property)
    return c.json(asProperty(property, installed.id))
  })
  app.get(`${BASE}/:property`, (c) => c.json(asProperty(propertyHere(fake, c), findHere(fake, c).id)))
  app.put(`${BASE}/:property`, async (c) => {
    const property = propertyHere(fake, c)
    const { Name, Value } = await jsonBody(c.req.raw)
    if (typeof Name === 'string' && Name !== '') property.Name = Name
    property.Value = textOf(Value)
    return c.json(asProperty(property, findHere(fake, c).id))
  })
  app.delete(`${BASE}/:property`, (c) => {
    const installed = findHere(fake, c)
    const property = propertyHere(fake, c)
    installed.properties = installed.properties.filter((other) => other !== property)
    return c.body(null, 204)
  })
}

function propertyHere(fake: Fake, c: Context<ApiEnv>): Property {
  const property = findHere(fake, c).properties.find(({ Id }) => String(Id) === c.req.param('property'))
  return property ?? refuse(404, 'Property could not be found.')
}

function byName(a: Property, b: Property): number {
  return a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
