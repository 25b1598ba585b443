import { describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD } from '../react/connectors.js'
import { serveForThisTest } from './serveForThisTest.js'

const PATH = 'data.0.user.email'

/** A connected Postmoth whose test method answers with `email`, by the stored key. */
async function start(email: (key: string | null) => unknown = (key) => key) {
  const fake = createFakeCyclr({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
  const id = String(fake.installed()[0]?.id)
  const kept = new Map<string, unknown>()
  const { proxy } = await serveForThisTest(fake, {
    authorize: () => ({ accountId: ACCOUNT, userId: 'u' }),
    guides: [{ connector: 'Postmoth', connectedAs: { method: fake.testMethodOf(id), label: PATH } }],
    store: {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
      delete: async (key) => kept.delete(key),
    },
  })
  fake.methodAnswers.set('Postmoth', ({ authValue }) => ({ data: [{ user: { email: email(authValue) } }] }))
  const signIn = (key: string) => fake.authenticate(id, key)
  const identify = async (earlier?: string): Promise<unknown> =>
    proxy.body(`/connectors/${id}/identity`, { method: 'POST', body: JSON.stringify(earlier ? { earlier } : {}) })
  return { fake, id, proxy, kept, signIn, identify }
}

describe('Whose sign-in is stored', () => {
  it('is read at the path of the guide, and told by the connector', async () => {
    const { id, proxy, signIn, identify } = await start()
    signIn('ops@brightwater.example')
    expect(await proxy.body(`/connectors/${id}`)).toMatchObject({ canIdentify: true })
    const answer = { connectedAs: 'ops@brightwater.example', mark: expect.any(String), isDifferent: false }
    expect(await identify()).toEqual(answer)
  })

  it('is another one after a reconnect with another account, and the same one in other letters', async () => {
    const { signIn, identify } = await start()
    signIn('ops@brightwater.example')
    const { mark } = markOf(await identify())
    signIn('OPS@brightwater.example')
    expect(await identify(mark)).toMatchObject({ isDifferent: false, mark })
    signIn('eve@elsewhere.example')
    expect(await identify(mark)).toMatchObject({ isDifferent: true, connectedAs: 'eve@elsewhere.example' })
  })

  it('is compared with the last one that could be read when the sign-in has stopped working since', async () => {
    const { signIn, identify } = await start()
    signIn('ops@brightwater.example')
    const first = markOf(await identify())
    signIn('wrong')
    const broken = await identify()
    expect(broken).toEqual({ connectedAs: null, mark: first.mark, isDifferent: false })
    signIn('eve@elsewhere.example')
    expect(await identify(markOf(broken).mark)).toMatchObject({ isDifferent: true })
  })

  it('is in no mark, no store and no log', async () => {
    const { proxy, kept, signIn, identify } = await start()
    signIn('ops@brightwater.example')
    const { mark } = markOf(await identify())
    const stored = JSON.stringify([[...kept], proxy.log, mark])
    expect(stored).toContain('caw:identity:')
    expect(stored).not.toMatch(/brightwater|b3BzQGJyaWdodHdhdGVy/)
  })

  it.each([
    ['directional and control characters', 'ops\u202e@bright\u0007water\n.example', 'ops@brightwater .example'],
    ['only spaces', ' \u200b ', null],
    ['a number', 4711, '4711'],
    ['an object', { address: 'ops@brightwater.example' }, null],
    ['nothing', undefined, null],
    ['a key', '-----BEGIN PRIVATE KEY-----', null],
    ['a token', 'sk_live_4eC39HqLyjWDarjtT1zdp7dcU2mX8f', null],
    ['a very long name', 'n'.repeat(500), `${'n'.repeat(119)}…`],
  ])('is cleaned: %s', async (_, found, shown) => {
    const { signIn, identify } = await start(() => found)
    signIn('key')
    expect(await identify()).toMatchObject({ connectedAs: shown })
  })

  it.each([
    ['answers nothing', (fake: Fake) => fake.methodAnswers.delete('Postmoth')],
    ['is not approved', (fake: Fake) => Object.assign(fake.options, { approvedAddress: false })],
    ['is unknown', (fake: Fake) => fake.methodParameters.set('Postmoth', ['Account'])],
    ['fails', (fake: Fake) => fake.fail({ path: /\/test\//, status: 500 })],
  ])('is not known when the method %s', async (_, breakIt) => {
    const { fake, signIn, identify } = await start()
    signIn('ops@brightwater.example')
    breakIt(fake)
    expect(await identify('an-earlier-mark')).toEqual({ connectedAs: null, mark: null, isDifferent: false })
  })

  it('does not keep a save waiting', async () => {
    const { fake, id, proxy, signIn, identify } = await start()
    signIn('ops@brightwater.example')
    const methodId = await proxy.methodOf(id)
    const end = fake.fail({ path: /\/test\//, delay: 60_000 })
    void identify().catch(() => undefined)
    const response = await proxy.put(`/connectors/${id}/credentials`, { methodId, apiKey: 'new' })
    expect(response.status).toBe(200)
    expect(fake.find(id).authValue).toBe('new')
    end()
  })
})

type Fake = ReturnType<typeof createFakeCyclr>

function markOf(answer: unknown): { mark: string } {
  const mark: unknown = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'mark')
  if (typeof mark !== 'string') throw new Error('The answer has no mark')
  return { mark }
}
