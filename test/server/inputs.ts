import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, OWN } from './harness.js'
import { serveProxy } from './serveProxy.js'

/** Part of every secret: those in Cyclr, typed ones and the proxy's own. */
export const CANARY = 'cAnAry'
/** Requests sent in parallel. */
const BATCH = 10

export type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string | Uint8Array }
export type Got = { status: number; headers: IncomingHttpHeaders; text: string }

/** A proxy that receives random requests over real HTTP, and the checks that every answer must pass. */
export async function createInputs() {
  const fake = createFakeCyclr({ clientSecret: `${CANARY}-client-secret` })
  const agent = new Agent({ keepAlive: true, maxSockets: BATCH })
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  const ids = ['Sticky', 'LawToolBox', 'Miva', 'Akeneo', 'Squareup', 'SFTP Private Key', 'Postmoth'].map((name) =>
    String(fake.installed({ name, accountId: ACCOUNT })[0]?.id),
  )
  process.on('unhandledRejection', note)
  for (const id of ids) fake.authenticate(id, `${CANARY}-auth-value`, { Signature: `${CANARY}-signature` })
  const verify = (name: string) => (name === 'Sticky' ? fake.testMethodOf(ids[0] ?? '') : null)
  const proxy = await serveProxy(fake, fake.options.apiOrigin, { fetch: fake.fetch, verify })

  const send = ({ method = 'GET', path, headers = {}, body = '' }: Sent): Promise<Got> =>
    new Promise((resolve, reject) => {
      // Node's client omits Content-Length for some methods: their body would be read as another request.
      const length = { 'Content-Length': String(Buffer.byteLength(body)) }
      const sent = {
        method,
        path,
        headers: { ...OWN, ...headers, ...length },
        agent,
        host: '127.0.0.1',
        port: proxy.port,
      }
      const client = request(sent, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') })
        })
      })
      client.on('error', reject)
      client.end(body)
    })

  /** Sends each, and checks every answer. */
  const sendAll = async (batch: readonly Sent[]): Promise<readonly Got[]> => {
    proxy.log.length = 0
    const answers = await Promise.all(batch.map(send))
    const broken = answers.flatMap((got, at) =>
      brokenBy(got).map((promise) => ({ promise, status: got.status, sent: batch[at] })),
    )
    expect(broken).toEqual([])
    expect(JSON.stringify(proxy.log)).not.toContain(CANARY)
    expect(unhandled).toEqual([])
    return answers
  }
  /** The number of inputs whose answers passed every check, and `more`. */
  const hold = async (
    input: fc.Arbitrary<Sent>,
    count: number,
    more: (sent: Sent, got: Got) => boolean = () => true,
  ) => {
    let held = 0
    const batches = fc.array(input, { minLength: BATCH, maxLength: BATCH })
    const check = fc.asyncProperty(batches, async (batch) => {
      const answers = await sendAll(batch)
      const odd = batch.filter((sent, at) => !more(sent, answers[at] ?? NOTHING))
      expect(odd).toEqual([])
      held += batch.length
    })
    await fc.assert(check, { numRuns: count / BATCH, endOnFailure: true })
    return held
  }

  const close = async () => {
    await proxy.close()
    agent.destroy()
    process.off('unhandledRejection', note)
  }
  return { fake, ids, miva: ids[2] ?? '', base: BASE, sendAll, hold, close }
}

export const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts)

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  oneOf('', ' ', '__proto__', 'constructor', 'toString', '\u0000', '\ud800', '\u202e', '\r\nX: y', '{}', 'null', 'a:b'),
)
const NOTHING: Got = { status: 0, headers: {}, text: '' }

function brokenBy({ status, headers, text }: Got): readonly string[] {
  const promises: Record<string, boolean> = {
    'a status from 200 to 499': status >= 200 && status < 500,
    'no secret': !(text + JSON.stringify(headers)).includes(CANARY),
    'no stack trace': !/\bat .+:\d+:\d+|node_modules/.test(text),
    'not cached': headers['cache-control'] === 'no-store',
    'not sniffed': headers['x-content-type-options'] === 'nosniff',
  }
  return Object.keys(promises).filter((promise) => !promises[promise])
}
