import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { createSafeLogger } from '../../src/server/http/createSafeLogger.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { cpuTimeOf, MAX_CPU_RATIO } from '../core/stepForms.js'
import { createHarness, type LogLine, optionsWith, SECRET } from './harness.js'

const JWE = 'eyJhbGciOiJkaXIi..aaaa.bbbb.cccc'
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln'

function logged(fields: object, message = 'said'): LogLine {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  const logger = createSafeLogger({ info: at('info'), warn: at('warn'), error: at('error') }, [SECRET])
  logger.warn(fields, message)
  return lines[0] ?? { level: 'info', fields: {}, message: 'nothing' }
}

const timeFor = (text: string) => cpuTimeOf(() => Array.from({ length: 20 }, () => logged({ path: text })))

describe('The logger', () => {
  it.each([
    ['the client secret', `failed with ${SECRET}!`, 'failed with [redacted]!'],
    ['an access token', 'Authorization: Bearer abc-._~+/=1 is over', 'Authorization: Bearer [redacted] is over'],
    ['a login', 'Basic dXNlcjpwYXNz', 'Basic [redacted]'],
    ['a ticket in an address', '/oauth/launch?ticket=abc&x=1', '/oauth/launch?ticket=[redacted]&x=1'],
    ['a proof in an address', '/back?a=1&caw_proof=abc', '/back?a=1&caw_proof=[redacted]'],
    ['a sign-in token in an address', 'https://h.test/x?id=1&token=abc', 'https://h.test/x?id=1&token=[redacted]'],
    ['a sealed ticket', `open ${JWE} failed`, 'open [redacted] failed'],
    ['a session token', `got ${JWT}`, 'got [redacted]'],
    ['what is none of these', 'status 503 at createCyclrClient.ts:12', 'status 503 at createCyclrClient.ts:12'],
  ])('PL-04: never receives %s', (_, said, expected) => {
    expect(logged({ reason: said })).toMatchObject({ fields: { reason: expected } })
    expect(logged({ deep: { list: [said] } })).toMatchObject({ fields: { deep: { list: [expected] } } })
    expect(logged({}, said).message).toBe(expected)
    expect(JSON.stringify(logged({ error: new Error(said) }))).not.toContain(SECRET)
  })

  it.each(['eyJ-', 'Bearer ', 'basic', '?token=', 'eyJhbGciOi.', '&'])(
    'D2: takes about as long for many times %j as for a plain address of the same length',
    (unit) => {
      const plain = '/connectors/'.repeat(1_300)
      timeFor(plain)
      const hostile = `/connectors/${unit.repeat(15_600 / unit.length)}`
      expect(timeFor(hostile)).toBeLessThan(MAX_CPU_RATIO * (timeFor(plain) + 100))
    },
  )

  it('receives numbers, booleans, ids and null unchanged', () => {
    const fields = { status: 503, ok: false, nothing: null, id: '0b1ce3a2-1111-4222-8333-444455556666' }
    expect(logged(fields).fields).toEqual(fields)
  })

  it('receives long texts cut off, and deep objects redacted', () => {
    expect(JSON.stringify(logged({ path: 'x'.repeat(10_000) })).length).toBeLessThan(700)
    const endless: Record<string, unknown> = { secret: SECRET }
    endless['self'] = endless
    const line = logged(endless)
    expect(line.message).toBe('said')
    expect(JSON.stringify(line)).not.toContain(SECRET)
  })

  it('does not fail the request when it throws', async () => {
    const logger = { info: fail, warn: fail, error: fail }
    const { ask } = createHarness({ options: { logger, authorize: fail } })
    expect((await ask('/connectors/7')).status).toBe(500)
    expect((await ask('/connectors/abc')).status).toBe(404)
  })

  it('may be a pino logger', async () => {
    const written: string[] = []
    const logger = pino({ base: null }, { write: (line) => void written.push(line) })
    const { ask } = createHarness({ options: { logger, authorize: () => null } })
    await ask('/connectors/7?note=query-canary')
    const [line = '{}'] = written
    expect(JSON.parse(line)).toMatchObject({
      level: 30,
      msg: 'Request refused',
      code: 'unauthenticated',
      path: '/api/connector-auth/connectors/7',
    })
    expect(line).not.toContain('canary')
  })

  it('is the console by default', () => {
    const spy = vi.spyOn(console, 'warn').mockReturnValue()
    const { logger: _, ...options } = optionsWith()
    readOptions(options, {}).logger.warn({ a: 1 }, 'said')
    expect(spy.mock.calls).toEqual([['said', { a: 1 }]])
    spy.mockRestore()
  })
})

/** The warnings of a proxy at start-up with these environment variables. */
function warningsIn(variables: Record<string, string>, over: object = {}): readonly string[] {
  const lines: string[] = []
  const warn = (_: object, message: string) => void lines.push(message)
  readOptions(optionsWith({ logger: { info: warn, warn, error: warn }, ...over }), variables)
  return lines
}

describe('On a serverless platform', () => {
  it.each([
    ['VERCEL', 'Vercel'],
    ['NETLIFY', 'Netlify'],
    ['AWS_LAMBDA_FUNCTION_NAME', 'AWS Lambda'],
    ['CF_PAGES', 'Cloudflare Pages'],
    ['FUNCTIONS_WORKER_RUNTIME', 'Azure Functions'],
    ['K_SERVICE', 'Cloud Run'],
  ])('%s: a proxy without a store warns once, and names the remedy', (variable, name) => {
    const lines = warningsIn({ [variable]: '1', PATH: '/bin' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^ConnectorAuthWizard: .*"store" on ${name}.*Keyv on Redis\\.$`))
  })

  it('there is no warning with a store, or on another platform', () => {
    const store = { get: async () => undefined, set: async () => true, delete: async () => true }
    expect(warningsIn({ VERCEL: '1' }, { store })).toEqual([])
    expect(warningsIn({ VERCEL: '', PATH: '/bin' })).toEqual([])
    expect(warningsIn({})).toEqual([])
  })
})

function fail(): never {
  throw new Error('no space left on device')
}
