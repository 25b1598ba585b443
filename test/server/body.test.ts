import { describe, expect, it } from 'vitest'
import { parametersBody } from '../../src/core/bodies.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { readBody } from '../../src/server/http/readBody.js'
import { MAX_CPU_RATIO } from '../core/stepForms.js'
import { codeOf, createHarness, ORIGIN, OWN } from './harness.js'

const SETTINGS = '/connectors/36328/parameters'
const KIB = 1024

function sendRaw(body: BodyInit) {
  const { ask, calls } = createHarness()
  const init = { method: 'PUT', body, headers: OWN, duplex: 'half' }
  return ask(SETTINGS, init).then((response) => ({
    response,
    calls,
  }))
}

function streamOf(chunks: readonly string[], end: 'close' | 'stall' | 'break' = 'close'): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      if (end === 'close') controller.close()
      if (end === 'break') controller.error(new Error('gone'))
    },
    cancel: () => new Promise(() => undefined),
  })
}

function uploadOf(body: ReadableStream<Uint8Array>): Request {
  const init = { method: 'PUT', body, duplex: 'half' }
  return new Request(ORIGIN, init)
}

const timeFor = async (text: string) => {
  const start = process.cpuUsage()
  const answer = await readBody(uploadOf(streamOf([text])), parametersBody).catch(codeOfError)
  const { user, system } = process.cpuUsage(start)
  return { answer, time: user + system }
}

describe('A hostile body', () => {
  it.each([
    ['a string that is not closed', `"${'\\"'.repeat(16_383)}`],
    ['a string without end in an object', `{"values":{"a":"${'\\"'.repeat(16_000)}`],
    ['quotes', '"'.repeat(32_000)],
    ['open objects', '{'.repeat(32_000)],
    ['open lists', '['.repeat(32_000)],
    ['keys without values', `{${'"a":'.repeat(8_000)}`],
  ])('D1: of %s is refused in about the time of a plain one', async (_, hostile) => {
    const plain = JSON.stringify({ values: { a: 'x'.repeat(16_000), b: 'x'.repeat(16_000) } })
    await timeFor(plain)
    const [usual, refused] = [await timeFor(plain), await timeFor(hostile)]
    expect(refused.answer).toBe('invalid_request')
    expect(refused.time).toBeLessThan(MAX_CPU_RATIO * (usual.time + 100))
  })
})

const codeOfError = (error: unknown) => (error instanceof ConnectorAuthError ? error.code : error)

describe('A body', () => {
  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a list of it', '[{"values":{}}]'],
    ['a number', '1'],
    ['a text', '"values"'],
    ['cut off', '{"values":{'],
    ['a byte order mark', '\uFEFF{"values":{}}'],
    ['a comma at the end', '{"values":{},}'],
    ['a comment', '{"values":{}}//'],
    ['two values', '{"values":{}}{"values":{}}'],
    ['a key twice', '{"values":{},"values":{}}'],
    ['a name twice', '{"values":{"a":"1","a":"2"}}'],
    ['a name twice, once escaped', '{"values":{"a":"1","\\u0061":"2"}}'],
    ['no values', '{}'],
    ['values that are null', '{"values":null}'],
    ['values that are a list', '{"values":["a"]}'],
    ['a value that is a number', '{"values":{"a":1}}'],
    ['a value that is an object', '{"values":{"a":{}}}'],
    ['a value that is true', '{"values":{"a":true}}'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ])('PV-07: of %s is refused', async (_, body) => {
    const { response, calls } = await sendRaw(body)
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('invalid_request')
    expect(calls).toEqual([])
  })

  it.each([
    ['values', SETTINGS, { values: {}, Name: 'x' }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', apiKey: 'k', Name: 'x' }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', apiKey: 'k', Description: 'x' }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', apiKey: 'k', Properties: [] }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', apiKey: 'k', Connector: {} }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', AuthValue: '{}' }],
    ['credentials', '/connectors/36328/credentials', { methodId: 'm', apiKey: null }],
  ])('PV-10: of %s is refused with an unknown or invalid member', async (_, path, body) => {
    const { put, calls } = createHarness()
    expect(await codeOf(await put(path, body))).toBe('invalid_request')
    expect(calls).toEqual([])
  })

  it.each([
    '{"values":{"__proto__":"x"}}',
    '{"__proto__":{"polluted":1},"values":{}}',
    '{"values":{"\\u005f_proto__":"x"}}',
    '{"values":{"__proto__":{"polluted":"1"}}}',
  ])('PV-14: never reaches a prototype: %s', async (body) => {
    const { response, calls } = await sendRaw(body)
    expect(response.status).toBe(400)
    expect(calls).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  it('PV-14: passes on names such as constructor, for the check against the connector', async () => {
    const { put, calls } = createHarness()
    await put(SETTINGS, { values: { constructor: 'a', toString: 'b', 'a.b[0]': null } })
    expect(calls[0]?.args[2]).toEqual({ values: { constructor: 'a', toString: 'b', 'a.b[0]': null } })
  })

  it('is accepted up to its limit', async () => {
    const { put, calls } = createHarness()
    const value = 'x'.repeat(31 * KIB)
    expect((await put(SETTINGS, { values: { a: value } })).status).toBe(200)
    expect(calls[0]?.args[2]).toEqual({ values: { a: value } })
  })

  it.each([
    ['at once', () => `{"values":{"a":"${'x'.repeat(32 * KIB)}"}}`],
    ['in chunks, with no length said', () => streamOf(Array.from({ length: 40 }, () => 'x'.repeat(KIB)))],
    [
      'without an end',
      () =>
        streamOf(
          Array.from({ length: 40 }, () => 'x'.repeat(KIB)),
          'stall',
        ),
    ],
    ['in letters of several bytes', () => `{"values":{"a":"${'語'.repeat(11 * KIB)}"}}`],
  ])('PV-08: is refused beyond 32 KiB, sent %s', async (_, body) => {
    const { response, calls } = await sendRaw(body())
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('payload_too_large')
    expect(calls).toEqual([])
  })

  it('PV-20: that arrives too slowly is refused, even when its stream cannot be cancelled', async () => {
    const late = readBody(uploadOf(streamOf(['{"val'], 'stall')), parametersBody, 5)
    await expect(late).rejects.toMatchObject({ code: 'request_timeout', status: 408 })
  })

  it('PV-23: that breaks off is refused as an invalid one', async () => {
    const broken = readBody(uploadOf(streamOf(['{"val'], 'break')), parametersBody)
    await expect(broken).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('is decoded correctly, however it is split into chunks', async () => {
    const bytes = new TextEncoder().encode('{"values":{"a":"日本 😀"}}')
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    expect(await readBody(uploadOf(body), parametersBody)).toEqual({ values: { a: '日本 😀' } })
  })

  it.each([
    ['100 values', Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`n${index}`, ''])), 200],
    ['101 values', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`n${index}`, ''])), 400],
    ['a name of 256 characters', { ['n'.repeat(256)]: '' }, 200],
    ['a name of 257 characters', { ['n'.repeat(257)]: '' }, 400],
  ])('with %s is answered', async (_, values, status) => {
    const { put } = createHarness()
    expect((await put(SETTINGS, { values })).status).toBe(status)
  })

  // Not timed: the parser runs once over at most 32 KiB.
  it.each([
    ['10 000 lists deep', '['.repeat(10_000) + ']'.repeat(10_000), 400],
    ['2 700 objects deep', `${'{"values":'.repeat(2700)}1${'}'.repeat(2700)}`, 400],
    ['a megabyte of brackets', '['.repeat(KIB * KIB), 413],
    ['32 KiB of quotes', '"'.repeat(32 * KIB - 1), 400],
    ['32 KiB of backslashes', `"${'\\'.repeat(32 * KIB - 3)}"`, 400],
  ])('PV-22: %s is refused', async (_, body, status) => {
    const { response, calls } = await sendRaw(body)
    expect(response.status).toBe(status)
    expect(calls).toEqual([])
  })
})
