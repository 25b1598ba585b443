import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { credentialsBody, oauthBody, parametersBody } from '../../src/core/bodies.js'
import * as contract from '../../src/core/contract.js'
import { CONNECTED_TYPE, ID_PATTERN, RETURN_TYPE } from '../../src/core/protocol.js'
import { aConnector, aMethod, aParameter } from './make.js'
import { readAll } from './readAll.js'

const accepts = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success

/** A copy of the value without each of its members. */
function withoutEach(value: object) {
  return Object.keys(value).map((member) => {
    const rest: Record<string, unknown> = { ...value }
    delete rest[member]
    return [member, rest] as const
  })
}

describe('an id', () => {
  it.each(['1', '36328', '9'.repeat(19)])('may be %s', (id) => {
    expect(ID_PATTERN.test(id)).toBe(true)
  })

  it.each([
    '',
    '0',
    '01',
    '-1',
    '+1',
    '1.0',
    '1e3',
    ' 1',
    '1 ',
    '1\n',
    '１',
    '9'.repeat(20),
    '1/2',
    '..',
    '0x1',
    'abc',
  ])('may not be %j', (id) => {
    expect(ID_PATTERN.test(id)).toBe(false)
  })
})

describe('the schema of a connector', () => {
  const whole = aConnector({
    methods: [
      aMethod('apiKey', {
        labels: { apiKey: 'Key' },
        fields: { apiKey: { hint: 'h', example: null, asked: true } },
        shape: { hint: '32 characters', prefix: 'sk-', minLength: 32 },
      }),
    ],
    parameters: [aParameter({ choices: ['a'], methods: ['apiKey'], showWhen: { name: 'x', is: 'y' } })],
    guide: { before: ['b'], link: { href: 'https://x.test', label: 'l' }, grants: [], enables: null },
  })

  it('accepts a complete one unchanged', () => {
    expect(z.parse(contract.connector, whole)).toEqual(whole)
  })

  it.each(withoutEach(whole))('rejects a connector without %s', (_member, rest) => {
    expect(accepts(contract.connector, rest)).toBe(false)
  })

  it.each(withoutEach(aMethod('apiKey')))('rejects a method without %s', (_member, rest) => {
    expect(accepts(contract.authMethod, rest)).toBe(false)
  })

  it.each(withoutEach(aParameter()))('rejects a parameter without %s', (_member, rest) => {
    expect(accepts(contract.parameter, rest)).toBe(false)
  })

  it.each([
    ['an unknown kind', { methods: [{ ...aMethod('apiKey'), kind: 'Kerberos' }] }],
    ['an unknown action', { can: ['read', 'delete'] }],
    ['an id that is a number', { accountConnectorId: 36328 }],
    ['a string for a boolean', { authenticated: 'true' }],
    ['a value that is a number', { parameters: [{ ...aParameter(), value: 1 }] }],
  ])('rejects %s', (_what, over) => {
    expect(accepts(contract.connector, { ...whole, ...over })).toBe(false)
  })

  it('drops unknown members, which a newer proxy may send', () => {
    expect(z.parse(contract.connector, { ...whole, AuthValue: 'secret' })).toEqual(whole)
  })

  it('accepts the answer of the proxy for every real connector', async () => {
    for (const withGuides of [true, false]) expect(await readAll({ withGuides })).toHaveLength(61)
  })
})

describe('the response schemas', () => {
  const summary = { accountConnectorId: '1', name: 'n', icon: null, kinds: ['oauth'], authenticated: false }
  const problem = { type: 'about:blank', title: 't', status: 500, code: 'misconfigured', requestId: 'r' }
  it.each<[string, z.ZodMiniType, object]>([
    ['a summary', contract.connectorSummary, summary],
    [
      'a list',
      contract.connectorList,
      { host: { name: 'Alderway', icon: null }, connectors: [{ ...summary, iconId: null }] },
    ],
    ['a status', contract.status, { authenticated: true, attempt: null, verification: null }],
    ['credentials', contract.credentialsAnswer, { connector: aConnector(), verification: 'unknown' }],
    ['a verification', contract.verificationAnswer, { verification: 'rejected' }],
    ['a sign-in', contract.oauthAnswer, { attempt: 'a', launchUrl: 'https://x.test', expiresIn: 60 }],
    ['choices', contract.lookupAnswer, { choices: [{ value: '1', label: 'One' }] }],
    ['a field error', contract.fieldProblem, { in: 'values', name: '__proto__', reason: 'required' }],
    ['a problem', contract.problem, problem],
    ['a return', contract.returnSignal, { type: RETURN_TYPE, version: 1, attempt: 'a', proof: 'p' }],
    ['the connected signal', contract.connectedSignal, { type: CONNECTED_TYPE, version: 1, accountConnectorId: '1' }],
  ])('accept %s, and refuse it without any of its members', (_what, schema, whole) => {
    expect(z.parse(schema, whole)).toEqual(whole)
    for (const [member, rest] of withoutEach(whole)) expect([member, accepts(schema, rest)]).toEqual([member, false])
  })

  it.each(['waiting', 'launched', 'returned', 'expired', null])('accept the attempt state %s', (attempt) => {
    const status = { authenticated: false, attempt, verification: null }
    expect(accepts(contract.status, status)).toBe(true)
    expect(accepts(contract.status, { ...status, attempt: 'lost' })).toBe(false)
  })

  it('accept a problem with an unknown code, and its details', () => {
    const more = {
      code: 'newer',
      fields: [{ in: 'credentials', name: 'apiKey', reason: 'colon' }],
      retryAfter: 7,
      restored: true,
    }
    expect(z.parse(contract.problem, { ...problem, ...more })).toEqual({ ...problem, ...more })
  })

  it.each([
    ['of another version', { version: 2 }],
    ['of another type', { type: 'other' }],
    ['with an attempt that is not a string', { attempt: 7 }],
  ])('reject a return signal %s', (_what, over) => {
    const signal = { type: RETURN_TYPE, version: 1, attempt: 'a', proof: 'p', ...over }
    expect(accepts(contract.returnSignal, signal)).toBe(false)
  })
})

describe('the request schemas', () => {
  it.each<[string, z.ZodMiniType, unknown]>([
    ['values', parametersBody, { values: { a: 'x', b: null, '': '', 'a.b[0]': '🗝️' } }],
    ['no values', parametersBody, { values: {} }],
    ['a key', credentialsBody, { methodId: 'm', apiKey: 'k' }],
    [
      'a user name and password with values',
      credentialsBody,
      { methodId: 'm', username: 'u', password: '', values: { a: 'x' } },
    ],
    ['a method alone', credentialsBody, { methodId: 'default' }],
    ['a sign-in', oauthBody, { methodId: 'm', mode: 'popup' }],
    [
      'a sign-in in this tab',
      oauthBody,
      { methodId: 'm', mode: 'redirect', returnTo: 'https://x.test', locale: 'en', values: {} },
    ],
  ])('accept %s', (_what, schema, body) => {
    expect(accepts(schema, body)).toBe(true)
  })

  it.each<[string, z.ZodMiniType, unknown]>([
    ['an unknown member', parametersBody, { values: {}, more: 1 }],
    ['no values member', parametersBody, {}],
    ['a number', parametersBody, { values: { a: 1 } }],
    ['a list', parametersBody, { values: ['a'] }],
    ['null', parametersBody, null],
    ['no method', credentialsBody, { apiKey: 'k' }],
    ['a key that is null', credentialsBody, { methodId: 'm', apiKey: null }],
    ['an account', credentialsBody, { methodId: 'm', apiKey: 'k', accountId: 'x' }],
    ['an AuthValue', credentialsBody, { methodId: 'm', AuthValue: 'x' }],
    ['no mode', oauthBody, { methodId: 'm' }],
    ['an unknown mode', oauthBody, { methodId: 'm', mode: 'iframe' }],
    ['a user', oauthBody, { methodId: 'm', mode: 'popup', username: 'admin' }],
  ])('reject %s', (_what, schema, body) => {
    expect(accepts(schema, body)).toBe(false)
  })
})
