import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES } from '../../src/core/parameters/values.js'
import { createInputs, oneOf, type Sent } from './inputs.js'

const LIMIT = 240_000
/** The gate takes a fifth, other ones each time; all of them with `ALL=1`. */
const INPUTS = process.env['ALL'] === undefined ? 2_000 : 10_000
/** How many times the CPU time of a plain request any other may take: of a long save for bodies, of a read without one. */
const MAX_RATIO = 12
/** How often a slow request is repeated. The least time counts, since garbage collection slows down only some of them. */
const REPEATS = 12
/** Node refuses longer heads itself. */
const MAX_HEAD = 14_000

/** Shapes that never end, which an expression might try to match from each of their characters. */
describe('Random unclosed shapes', async () => {
  const { miva, base, sendAll, close } = await createInputs()
  afterAll(close)

  /** In microseconds. The proxy runs in this process. */
  const cpuTimeFor = async (sent: Sent): Promise<number> => {
    const start = process.cpuUsage()
    await sendAll([sent])
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  const leastOf = async (sent: Sent): Promise<number> => {
    const times: number[] = []
    for (let repeat = 0; repeat < REPEATS; repeat += 1) times.push(await cpuTimeFor(sent))
    return Math.min(...times)
  }

  it(
    'D1 D2: in a body, an address or a header take about as long as a plain request',
    async () => {
      const plain = JSON.stringify({ values: { Domain: 'x'.repeat(15_000), Folder: 'y'.repeat(15_000) } })
      const path = `${base}/connectors/${miva}/parameters`
      const save = { method: 'PUT', path, body: plain }
      const read = { path: `${base}/connectors/${miva}/status` }
      await Promise.all([leastOf(save), leastOf(read)])
      const mostFor = { save: MAX_RATIO * (await leastOf(save)), read: MAX_RATIO * (await leastOf(read)) }
      let sent = 0
      const check = fc.asyncProperty(inputs(base, miva), async (input) => {
        sent += 1
        const most = input.body === undefined ? mostFor.read : mostFor.save
        const slow = (await cpuTimeFor(input)) > most && (await leastOf(input)) > most
        expect(slow && input).toBe(false)
      })
      // Without a check of ours, Hono decodes these in small pieces, which is slow.
      const malformed = '%be+'.repeat(MAX_HEAD / 4)
      const examples: [Sent][] = [`/connectors/${malformed}`, `/connectors?ids=${malformed}`].map((target) => [
        { path: base + target },
      ])
      await fc.assert(check, { numRuns: INPUTS, endOnFailure: true, examples })
      expect(sent).toBe(INPUTS)
    },
    LIMIT,
  )
})

function inputs(base: string, id: string): fc.Arbitrary<Sent> {
  const visible = oneOf(
    '"',
    '\\"',
    '{',
    '[',
    '{"a":',
    '[{',
    '<',
    '</',
    '<!--',
    '=',
    '&',
    "'",
    '(',
    '{{',
    '%',
    '%2',
    ';',
    ',',
    'eyJ-',
    'eyJhbGciOi.',
    'Bearer ',
    'basic',
    '?token=',
    '&proof=',
    'a@',
    'a.',
    '://',
    '-----BEGIN ',
    '\\',
    ' ',
  )
  const hidden = oneOf('\\ud800', '\\udc00\\ud800', '\ud800', '\u0000', '\n', '\r\n', '\t', '\u202e', '\ufeff', 'é')
  const length = fc.oneof(
    { weight: 4, arbitrary: fc.nat(2_000) },
    fc.constantFrom(MAX_HEAD, MAX_BODY_BYTES / 2, MAX_BODY_BYTES, MAX_BODY_BYTES + 1),
  )
  const repeated = (unit: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(unit, { minLength: 1, maxLength: 2 }), length)
      .map(([units, length]) => units.join('').repeat(length).slice(0, length))
  const start = oneOf('', '"', '{', '{"values":{"', '{"values":{"Domain":"', '{"methodId":"default","apiKey":"', '[')
  const end = oneOf('', '', '"', '"}}', '"}', '}')
  const body = fc
    .tuple(start, repeated(fc.oneof(visible, visible, hidden)), end)
    .map(([start, middle, end]) => start + middle.slice(0, MAX_BODY_BYTES - start.length - end.length) + end)
  const route = fc.constantFrom(['PUT', 'parameters'], ['PUT', 'credentials'], ['POST', 'oauth'], ['DELETE', 'x'])
  const head = repeated(visible).map((text) => text.slice(0, MAX_HEAD))
  const target = head.map((text) => text.replace(/[ \t]/g, '+'))
  const header = oneOf(
    'Authorization',
    'Cookie',
    'Origin',
    'Accept-Language',
    'Content-Type',
    'X-Request-Id',
    'traceparent',
    'X-Forwarded-Host',
    'Forwarded',
    'Sec-Fetch-Site',
    'Referer',
    'User-Agent',
    'If-None-Match',
  )
  const page = oneOf('/oauth/launch?ticket=', '/oauth/return?attempt=a&proof=', '/connectors?ids=', '/connectors/')
  return fc.oneof(
    fc
      .tuple(route, body)
      .map(([[method = '', rest], body]) => ({ method, path: `${base}/connectors/${id}/${rest}`, body })),
    fc.tuple(page, target).map(([page, text]) => ({ path: base + page + text })),
    fc.tuple(header, head).map(([name, text]) => ({
      path: `${base}/connectors/${id}/status`,
      headers: { [name]: text.trim() },
    })),
  )
}
