import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { anyText, CANARY, createInputs, oneOf } from './inputs.js'

const LIMIT = 240_000

/** Ten thousand inputs together with `anyRequest.test.ts`. A failure prints its seed. */
describe('Random bodies', async () => {
  const { fake, ids, miva, base, sendAll, hold, close } = await createInputs()
  afterAll(close)

  const secret = anyText.map((text) => `${CANARY}${text}`)
  const name = fc.oneof(anyText, oneOf('Domain', 'Folder', 'StoreCode', 'Signature', 'Region', 'ListId', 'ClientId'))
  const values = fc.dictionary(name, fc.oneof(anyText, fc.constant(null)), { maxKeys: 6 })
  const methodId = fc.oneof(anyText, oneOf('default', ...ids.map(methodIdOf)))
  const id = fc.constantFrom(...ids)
  const routes: readonly [string, string][] = [
    ['PUT', 'parameters'],
    ['PUT', 'credentials'],
    ['POST', 'oauth'],
    ['POST', 'verification'],
    ['DELETE', 'credentials'],
  ]
  const route = fc.tuple(id, fc.constantFrom(...routes)).map(([id, [method, rest]]) => ({
    method,
    path: `${base}/connectors/${id}/${rest}`,
  }))

  function methodIdOf(id: string): string {
    return fake.find(id).release.Authentication?.[0]?.Id ?? 'default'
  }

  const isKept = (values: Record<string, string>) =>
    Object.entries(values).every(([name, value]) => {
      const copies = fake.properties(miva).filter(({ Name }) => Name === name)
      return copies.length === 1 && copies[0]?.Value === value
    })

  it(
    'are answered, whether they are JSON or not',
    async () => {
      const shaped = fc.record(
        {
          methodId,
          values,
          apiKey: secret,
          username: anyText,
          password: secret,
          mode: oneOf('popup', 'redirect', 'x'),
          returnTo: fc.oneof(fc.webUrl(), anyText),
          extra: anyText,
        },
        { requiredKeys: [] },
      )
      const json = fc.oneof(shaped, shaped, fc.jsonValue({ maxDepth: 6 }), fc.record({ values: fc.jsonValue() }))
      const text = json.map((value) => JSON.stringify(value))
      const torn = fc.tuple(text, fc.nat(60)).map(([whole, cut]) => whole.slice(0, cut))
      const doubled = text.map((whole) => whole.replace('{', '{"values":{},"methodId":"a",'))
      const deep = fc.nat(20_000).map((depth) => '['.repeat(depth))
      const bytes = fc.uint8Array({ maxLength: 200 })
      const body = fc.oneof({ weight: 6, arbitrary: text }, torn, doubled, deep, bytes)
      expect(
        await hold(
          fc.tuple(route, body).map(([to, sent]) => ({ ...to, body: sent })),
          2_500,
        ),
      ).toBe(2_500)
    },
    LIMIT,
  )

  it(
    'have their values stored exactly, or refused by name',
    async () => {
      const own = oneOf('Domain', 'Folder', 'StoreCode')
      const input = fc.tuple(own, anyText).map(([name, value]) => ({
        method: 'PUT',
        path: `${base}/connectors/${miva}/parameters`,
        body: JSON.stringify({
          values: { Domain: 'd', Folder: 'f', StoreCode: 's', Signature: CANARY, [name]: value },
        }),
      }))
      const check = fc.asyncProperty(input, async (sent) => {
        const [answer] = await sendAll([sent])
        const { values }: { values: Record<string, string> } = JSON.parse(sent.body)
        const { fields = [] }: { fields?: { name: string }[] } = JSON.parse(answer?.text ?? '')
        const isNamed = fields.length > 0 && fields.every(({ name }) => name in values)
        expect({ sent, said: answer?.text, fine: answer?.status === 200 ? isKept(values) : isNamed }).toMatchObject({
          fine: true,
        })
      })
      await fc.assert(check, { numRuns: 500, endOnFailure: true })
    },
    LIMIT,
  )

  it(
    'have names refused unless the connector declares them',
    async () => {
      const declared = new Set(['Domain', 'Folder', 'StoreCode', 'Signature'])
      const input = fc.tuple(name, anyText).map(([key, value]) => ({
        method: 'PUT',
        path: `${base}/connectors/${miva}/parameters`,
        body: `{"values":{${JSON.stringify(key)}:${JSON.stringify(value)}}}`,
      }))
      const held = await hold(input, 1_500, ({ body }, { status }) => {
        const keys = Object.keys(JSON.parse(String(body)).values)
        return keys.every((key) => declared.has(key)) || status === 400
      })
      expect(held).toBe(1_500)
      const stored = fake.properties(miva).map(({ Name }) => Name)
      expect([...new Set(stored)].every((one) => declared.has(one))).toBe(true)
      expect('polluted' in {}).toBe(false)
    },
    LIMIT,
  )
})
