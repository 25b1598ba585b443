import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../../src/testing.js'
import { connector, METHOD, optional } from '../../react/connectors.js'
import {
  answerWith,
  hang,
  later,
  resetAfter,
  resetBefore,
  type Script,
  type UpstreamServer,
} from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import type { ServedProxy } from '../serveProxy.js'

const NAMES = Array.from({ length: 20 }, (_, index) => `Setting${index}`)
const VALUES = Object.fromEntries(NAMES.map((name) => [name, `new ${name}`]))

describe('Writing several settings', () => {
  const fake = createFakeCyclr({
    connectors: [
      connector(
        'Deskfern',
        [METHOD.apiKey],
        NAMES.map((name) => optional(name)),
      ),
    ],
  })
  const [{ id, accountId } = { id: 0, accountId: '' }] = fake.installed()
  const properties = `/v1.0/account/connectors/${id}/properties`
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, { authorize: () => ({ accountId, userId: 'u' }) }))
  })

  const save = (values: Record<string, string> = VALUES) => proxy.put(`/connectors/${id}/parameters`, { values })
  const stored = () => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  /** A script for the writes of some names; the others are answered as usual, after a moment. */
  const byName = (method: 'POST' | 'PUT', scripts: Record<string, Script[]>) =>
    upstream.always(method, /\/properties/, (res, req, answer) => {
      const { Name } = JSON.parse(upstream.seen.at(-1)?.body ?? '')
      const script = scripts[Name]?.shift() ?? later(20)
      return script(res, req, answer)
    })
  const refuse = answerWith(400, '{"Message":"no"}')

  it('makes six calls at a time, and stores each value once', async () => {
    let [running, most] = [0, 0]
    upstream.always('POST', properties, async (res, req, answer) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 150))
      // Before the answer, after which the next call may arrive.
      running -= 1
      await later(0)(res, req, answer)
    })
    expect((await save()).status).toBe(200)
    expect(most).toBe(6)
    expect(fake.properties(id)).toHaveLength(20)
    expect(stored()).toEqual(VALUES)
  })

  it('names a refused value, keeps what was under way, and begins nothing more', async () => {
    byName('POST', { Setting2: everyTime(refuse) })
    const response = await save()
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', fields: [{ name: 'Setting2' }] })
    const begun = upstream.at('POST', properties).length
    expect(Object.keys(stored())).toHaveLength(begun - 1)
    expect(begun).toBeLessThan(12)
    upstream.reset()
    expect((await save()).status).toBe(200)
    expect(fake.properties(id)).toHaveLength(20)
  })

  it('names all values of one turn that are refused', async () => {
    byName('POST', { Setting1: everyTime(refuse), Setting4: everyTime(refuse) })
    const { fields } = await (await save()).json()
    expect(fields.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Setting1', 'Setting4'])
  })

  it.each([
    ['one is not answered', { Setting3: [hang] }],
    ['one was done, and its answer was lost', { Setting3: [resetAfter] }],
    [
      'the connections are cut in the middle',
      {
        Setting6: [resetAfter],
        Setting7: [resetBefore],
        Setting8: [resetAfter],
        Setting9: [resetBefore],
        Setting10: [answerWith(500)],
        Setting11: [resetAfter],
      },
    ],
  ] satisfies [string, Record<string, Script[]>][])('stores each value once when %s', async (_, scripts) => {
    byName('POST', scripts)
    expect((await save()).status).toBe(200)
    expect(fake.properties(id)).toHaveLength(20)
    expect(stored()).toEqual(VALUES)
  })

  it('gives a property that another process has created meanwhile the same value', async () => {
    upstream.script('POST', properties, async (res, req, answer) => {
      fake.find(id).properties.push({ Id: 999_999, Name: 'Setting0', Value: 'of another process' })
      return later(0)(res, req, answer)
    })
    const response = await save({ Setting0: 'ours' })
    expect(response.status).toBe(200)
    expect(fake.properties(id).map(({ Name, Value }) => [Name, Value])).toEqual([
      ['Setting0', 'ours'],
      ['Setting0', 'ours'],
    ])
  })

  it('finds out about an unknown outcome before it names a refused value', async () => {
    byName('POST', { Setting1: everyTime(refuse), Setting3: [resetAfter], Setting5: [resetBefore] })
    const response = await save()
    expect(await response.json()).toMatchObject({ code: 'invalid_request', fields: [{ name: 'Setting1' }] })
    expect(stored()).toMatchObject({ Setting3: VALUES['Setting3'], Setting5: VALUES['Setting5'] })
    expect(new Set(fake.properties(id).map(({ Name }) => Name)).size).toBe(fake.properties(id).length)
  })

  it('restores all of them when one is refused while reconnecting: no write overtakes that', async () => {
    const before = Object.fromEntries(NAMES.map((name) => [name, `old ${name}`]))
    fake.authenticate(id, 'old-key', before)
    const methodId = await proxy.methodOf(String(id))
    byName('PUT', { Setting0: [refuse], Setting1: [slow], Setting2: [slow] })
    const response = await proxy.put(`/connectors/${id}/credentials`, { methodId, apiKey: 'new-key', values: VALUES })
    expect(response.status).toBe(400)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(stored()).toEqual(before)
    expect(fake.find(id).authValue).toBe('old-key')
  })
})

const everyTime = (script: Script) => Array.from({ length: 9 }, () => script)

/** Takes effect late. */
const slow: Script = async (res, _, answer) => {
  await new Promise((resolve) => setTimeout(resolve, 300))
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(await (await answer()).text())
}
