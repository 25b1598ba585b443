import { type JSONSchema, registry, toJSONSchema } from 'zod/v4/core'
import * as bodies from '../src/core/bodies.js'
import * as contract from '../src/core/contract.js'
import { ERROR_CODES } from '../src/core/errors.js'

const SCHEMAS = {
  Connector: contract.connector,
  AuthMethod: contract.authMethod,
  Parameter: contract.parameter,
  ConnectorSummary: contract.connectorSummary,
  ConnectorList: contract.connectorList,
  Status: contract.status,
  CredentialsAnswer: contract.credentialsAnswer,
  VerificationAnswer: contract.verificationAnswer,
  OAuthAnswer: contract.oauthAnswer,
  LookupAnswer: contract.lookupAnswer,
  CycleAnswer: contract.cycleAnswer,
  ParametersBody: bodies.parametersBody,
  CredentialsBody: bodies.credentialsBody,
  OAuthBody: bodies.oauthBody,
  Problem: contract.problem,
}
type Name = keyof typeof SCHEMAS
type Parameters = Record<string, { where?: 'path' | 'query'; required?: boolean; pattern?: string; says: string }>

const ID: Parameters = {
  id: { where: 'path', pattern: contract.ID_PATTERN.source, says: 'The account connector, digit by digit.' },
}
const WIZARD = { in: 'header', name: contract.WIZARD_HEADER, required: true, schema: { const: '1' } }

/** The wire contract as OpenAPI 3.1, made from the schemas that the proxy and the wizard parse with. */
export function openapi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'connector-auth-wizard proxy',
      version: String(contract.CONTRACT_VERSION),
      description:
        'What the wizard asks of the proxy, relative to where the proxy is mounted. Who may ask is decided by the host’s authorize.',
    },
    paths: {
      '/connectors': {
        get: widget('Several connectors, as they stand in a list.', 'ConnectorList', {
          ids: { required: true, says: `Ids joined by commas, at most ${contract.MAX_IDS}.` },
        }),
      },
      '/connectors/{id}': { get: widget('One connector.', 'Connector', ID) },
      '/connectors/{id}/status': {
        get: widget('Whether it is authenticated, and what a sign-in has come to.', 'Status', {
          ...ID,
          attempt: { says: 'The sign-in to tell of.' },
          proof: { says: 'What the sign-in came back with.' },
        }),
      },
      '/connectors/{id}/parameters': {
        put: widget('Saves settings.', 'Connector', ID, 'ParametersBody'),
      },
      '/connectors/{id}/credentials': {
        put: widget(
          'Saves settings and a credential, and has it verified.',
          'CredentialsAnswer',
          ID,
          'CredentialsBody',
        ),
        delete: widget('Disconnects, and deletes every secret.', 'Connector', ID),
      },
      '/connectors/{id}/verification': {
        post: widget('Asks the third party whether it accepts what is stored.', 'VerificationAnswer', ID),
      },
      '/connectors/{id}/oauth': {
        post: widget('Begins a sign-in in a window.', 'OAuthAnswer', ID, 'OAuthBody'),
        delete: widget('Gives a sign-in up: settings that it replaced come back.', 'Connector', {
          ...ID,
          attempt: { required: true, says: 'The sign-in to give up.' },
        }),
      },
      '/connectors/{id}/lookups': {
        get: widget('The choices of a parameter that only an authenticated connector has.', 'LookupAnswer', {
          ...ID,
          name: { required: true, says: 'The parameter’s name.' },
        }),
      },
      '/cycles/{cycleId}/connectors': {
        get: widget('The connectors that a cycle needs.', 'CycleAnswer', {
          cycleId: { where: 'path', pattern: contract.CYCLE_ID_PATTERN.source, says: 'The cycle.' },
        }),
      },
      '/oauth/launch': {
        get: page('Where the window goes first: on to the sign-in, or a page.', {
          ticket: { required: true, says: 'Works once.' },
        }),
        post: page('The same, confirmed on the page that asks first.'),
      },
      '/oauth/return': {
        get: page('Where the window comes back to: a page that tells its opener, or back to the host’s page.', {
          attempt: { required: true, says: 'The sign-in.' },
          proof: { required: true, says: 'That it came back.' },
        }),
      },
    },
    components: { schemas: schemas() },
  }
}

function widget(summary: string, answer: Name, parameters: Parameters, body?: Name) {
  return {
    summary,
    parameters: [WIZARD, ...parametersOf(parameters)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } } }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: ref(answer) } } },
      default: { description: 'Why not.', content: { 'application/problem+json': { schema: ref('Problem') } } },
    },
  }
}

function page(summary: string, parameters: Parameters = {}) {
  const html = { 'text/html': { schema: { type: 'string' } } }
  return {
    summary,
    ...(Object.keys(parameters).length > 0
      ? { parameters: parametersOf(parameters) }
      : {
          requestBody: {
            required: true,
            content: {
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', properties: { ticket: { type: 'string' } }, required: ['ticket'] },
              },
            },
          },
        }),
    responses: {
      200: { description: 'A page.', content: html },
      302: { description: 'Elsewhere.' },
      default: { description: 'A page that says why not.', content: html },
    },
  }
}

function parametersOf(parameters: Parameters): object[] {
  return Object.entries(parameters).map(([name, { where = 'query', required, pattern, says }]) => ({
    in: where,
    name,
    description: says,
    ...((where === 'path' || required) && { required: true }),
    schema: { type: 'string', ...(pattern && { pattern }) },
  }))
}

function ref(name: Name) {
  return { $ref: `#/components/schemas/${name}` }
}

function schemas(): Record<string, object> {
  const named = registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SCHEMAS)) named.add(schema, { id })
  const made = toJSONSchema(named, {
    // As a body is sent and an answer read: bodies are strict, answers may say more one day.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // A word about our types and not about the wire.
      delete jsonSchema.readOnly
      delete jsonSchema.propertyNames
    },
  })
  const { Problem, ...rest } = Object.fromEntries(
    Object.entries(made.schemas).map(([id, schema]) => [id, bare(schema)]),
  )
  const codes = Object.entries(ERROR_CODES).flatMap(([code, { visible, status }]) =>
    visible && status > 0 ? code : [],
  )
  const code = { type: 'string', examples: codes, description: 'One of these, or one that is newer than this page.' }
  return { ...rest, Problem: { ...Problem, properties: { ...Problem?.properties, code } } }
}

function bare(schema: JSONSchema.BaseSchema): JSONSchema.BaseSchema {
  const rest = { ...schema }
  delete rest.$schema
  delete rest.$id
  return rest
}
