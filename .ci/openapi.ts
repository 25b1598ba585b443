import type * as z from 'zod/mini'
import { $ZodType, type JSONSchema, registry, toJSONSchema } from 'zod/v4/core'
import * as bodies from '../src/core/bodies.js'
import * as contract from '../src/core/contract.js'
import { ERROR_CODES } from '../src/core/errors.js'
import { CONTRACT_VERSION, WIZARD_HEADER } from '../src/core/protocol.js'
import { PATH_PARAMETERS, type Route } from '../src/server/routes/Route.js'
import { ROUTES } from '../src/server/routes/table.js'

type Json = Record<string, unknown>

const WIZARD = { in: 'header', name: WIZARD_HEADER, required: true, schema: { const: '1' } }
const HTML = { 'text/html': { schema: { type: 'string' } } }

/** The wire contract as OpenAPI 3.1: the proxy's routes, and the schemas that proxy and wizard parse with. */
export function openapi() {
  const names = schemaNames()
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of ROUTES) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, names) }
  }
  const { Problem, ...schemas } = usedSchemas(names, paths)
  return {
    openapi: '3.1.0',
    info: {
      title: 'connector-auth-wizard proxy',
      version: String(CONTRACT_VERSION),
      description:
        'The routes of the proxy, relative to its mount path. The host’s authorize decides who may call those with the X-Connector-Wizard header.',
    },
    paths,
    components: { schemas: { ...schemas, Problem: withCodes(Problem) } },
  }
}

function operation({ summary, path, query = {}, body, answer }: Route, names: Names): Json {
  const inPath = Object.entries(PATH_PARAMETERS).flatMap(([name, { pattern, description }]) =>
    path.includes(`:${name}`) ? parameter('path', name, { description, required: true }, pattern) : [],
  )
  const inQuery = Object.entries(query).map(([name, spec]) => parameter('query', name, spec))
  const parameters = [...(answer ? [WIZARD] : []), ...inPath, ...inQuery]
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestBody(body, answer !== null, names) }),
    responses: answer ? jsonResponses(answer, names) : PAGE_RESPONSES,
  }
}

function parameter(
  where: 'path' | 'query',
  name: string,
  { description, required }: { description: string; required?: true },
  pattern?: RegExp,
): Json {
  const schema = { type: 'string', ...(pattern && { pattern: pattern.source }) }
  return { in: where, name, description, ...(required && { required }), schema }
}

function requestBody({ schema, optional }: NonNullable<Route['body']>, isJson: boolean, names: Names): Json {
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded'
  return { required: optional !== true, content: { [type]: { schema: refOf(schema, names) } } }
}

function jsonResponses(answer: z.ZodMiniType, names: Names): Json {
  const error = { schema: refOf(contract.problem, names) }
  return {
    200: { description: 'The answer.', content: { 'application/json': { schema: refOf(answer, names) } } },
    default: { description: 'An error.', content: { 'application/problem+json': error } },
  }
}

const PAGE_RESPONSES = {
  200: { description: 'A page.', content: HTML },
  302: { description: 'A redirect.' },
  default: { description: 'A page that shows an error.', content: HTML },
}

type Names = ReadonlyMap<unknown, string>

/** Schemas are named for their exports: `parametersBody` is `ParametersBody`. */
function schemaNames(): Names {
  const exports = Object.entries({ ...contract, ...bodies })
  return new Map(
    exports.map(([name, schema]) => [
      schema,
      (name.charAt(0).toUpperCase() + name.slice(1)).replace(/^Oauth/, 'OAuth'),
    ]),
  )
}

function refOf(schema: z.ZodMiniType, names: Names): Json {
  const name = names.get(schema)
  return name === undefined ? bare(toJSONSchema(schema, { io: 'input' })) : refTo(name)
}

function refTo(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

/** The schemas that the paths refer to, and those that these refer to. */
function usedSchemas(names: Names, paths: object): Record<string, JSONSchema.BaseSchema> {
  const named = registry<{ id: string }>()
  for (const [schema, id] of names) if (schema instanceof $ZodType) named.add(schema, { id })
  const { schemas } = toJSONSchema(named, {
    // Bodies as they are sent and answers as they are read: bodies are strict, answers may gain members.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // These two describe the TypeScript types, not the JSON.
      delete jsonSchema.readOnly
      delete jsonSchema.propertyNames
    },
  })
  const used = new Set<string>()
  const collect = (part: object) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      collect(schemas[name] ?? {})
    }
  }
  collect(paths)
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([id, schema]) => (used.has(id) ? [[id, bare(schema)]] : [])),
  )
}

function withCodes(problem: JSONSchema.BaseSchema | undefined): JSONSchema.BaseSchema {
  const examples = Object.entries(ERROR_CODES).flatMap(([code, { visible, status }]) =>
    visible && status > 0 ? code : [],
  )
  const code = { type: 'string', examples, description: 'One of these. A newer proxy may answer others.' } as const
  return { ...problem, properties: { ...problem?.properties, code } }
}

function bare(schema: JSONSchema.BaseSchema): JSONSchema.BaseSchema {
  const rest = { ...schema }
  delete rest.$schema
  delete rest.$id
  return rest
}
