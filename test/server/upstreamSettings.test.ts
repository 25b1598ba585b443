import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../src/testing.js'
import {
  answerWith,
  doneBut,
  hang,
  later,
  resetAfter,
  resetBefore,
  type Script,
  type UpstreamServer,
} from './createUpstreamServer.js'
import { serveForThisTest } from './serveForThisTest.js'
import { type ServedProxy, serveProxy } from './serveProxy.js'

/** Miva's four settings, one of them a secret. */
const VALUES = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'signature-canary' }

describe('Settings while Cyclr fails', () => {
  const fake = createFakeCyclr()
  const miva = String(fake.installed({ name: 'Miva' })[0]?.id)
  const properties = `/v1.0/account/connectors/${miva}/properties`
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
  })

  const saveValues = (values: Record<string, string | null> = VALUES) =>
    proxy.put(`/connectors/${miva}/parameters`, { values })
  const stored = () => Object.fromEntries(fake.properties(miva).map(({ Name, Value }) => [Name, Value]))
  const writes = () => upstream.seen.filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')

  it.each([
    ['UF-20: the server wrote it and hung up', resetAfter],
    ['UF-21: the server hung up before', resetBefore],
    ['UF-21: the server took too long', hang],
    ['UF-20: the server wrote it and answered something', doneBut(answerWith(200, '<html>'))],
    ['UF-20: the server wrote it and says that it broke', doneBut(answerWith(500))],
  ] satisfies [string, Script][])('%s: there is one property of the name in the end', async (_, script) => {
    upstream.script('POST', properties, script)
    expect((await saveValues()).status).toBe(200)
    expect(stored()).toEqual(VALUES)
    expect(fake.properties(miva)).toHaveLength(4)
  })

  it('UF-21: one lost answer costs one more list', async () => {
    const lists = () => upstream.at('GET', properties).length
    await saveValues()
    const usual = lists()
    fake.reset()
    upstream.reset()
    upstream.script('POST', properties, resetAfter)
    await saveValues()
    expect(lists()).toBe(usual + 1)
  })

  it('UF-22: what exists is changed, what is right is left alone', async () => {
    fake.authenticate(miva, 'key', { Domain: 'old.example.com', Folder: 'mm5' })
    expect((await saveValues()).status).toBe(200)
    expect(writes().map(({ method, body }) => [method, JSON.parse(body).Name])).toEqual([
      ['PUT', 'Domain'],
      ['POST', 'StoreCode'],
      ['POST', 'Signature'],
    ])
  })

  it('UF-23: two of a name become equal, and that is told', async () => {
    fake.authenticate(miva, 'key', { Domain: 'a.example.com' })
    fake.authenticate(miva, 'key', { Domain: 'b.example.com' })
    expect((await saveValues()).status).toBe(200)
    const domains = fake.properties(miva).filter(({ Name }) => Name === 'Domain')
    expect(domains.map(({ Value }) => Value)).toEqual([VALUES.Domain, VALUES.Domain])
    const warnings = proxy.log.filter(({ level }) => level === 'warn')
    expect(warnings).toMatchObject([{ fields: { accountConnectorId: miva, property: 'Domain', count: 2 } }])
  })

  it('UF-24: what was written stays, is shown, and is not written again', async () => {
    upstream.always('POST', properties, (res, req, answer) => {
      const made = fake.properties(miva).length
      return made < 2 ? later(0)(res, req, answer) : answerWith(500)(res, req, answer)
    })
    expect((await saveValues()).status).toBe(502)
    const { parameters } = await proxy.body(`/connectors/${miva}`)
    expect(parameters).toMatchObject([{ isSet: true }, { isSet: true }, { isSet: false }, { isSet: false }])
    upstream.reset()
    expect((await saveValues()).status).toBe(200)
    expect(writes().map(({ method, body }) => [method, JSON.parse(body).Name])).toEqual([
      ['POST', 'StoreCode'],
      ['POST', 'Signature'],
    ])
  })

  it('UF-25: where the list cannot be read either, nothing is written blindly', async () => {
    upstream.script('POST', properties, hang)
    upstream.script('GET', properties, null, answerWith(500))
    expect((await saveValues()).status).toBe(502)
    expect(writes()).toHaveLength(1)
  })

  it('UF-26: properties on a second page are seen, and not created again', async () => {
    fake.authenticate(miva, 'key', VALUES)
    const all = fake.properties(miva)
    upstream.always('GET', properties, (res, req) => {
      const page = Number(new URL(req.url ?? '', 'http://x').searchParams.get('page') ?? 1)
      const headers = { 'Content-Type': 'application/json', 'Total-Pages': '2' }
      res.writeHead(200, headers).end(JSON.stringify(all.slice((page - 1) * 2, page * 2)))
    })
    expect((await saveValues({ ...VALUES, Signature: 'another' })).status).toBe(200)
    expect(writes().map(({ method, body }) => [method, JSON.parse(body).Name])).toEqual([['PUT', 'Signature']])
  })

  it('UF-26: a server that pages and gives the same page again makes no doubles', async () => {
    fake.authenticate(miva, 'key', VALUES)
    upstream.always('GET', properties, (res) => {
      const headers = { 'Content-Type': 'application/json', 'Total-Pages': '3' }
      res.writeHead(200, headers).end(JSON.stringify(fake.properties(miva)))
    })
    expect((await saveValues()).status).toBe(200)
    expect(writes()).toEqual([])
    expect(proxy.log).toEqual([])
  })

  it('UF-17: a value that Cyclr refuses is named, without its reason', async () => {
    upstream.script('POST', properties, answerWith(400, '{"Message":"canary"}'))
    const response = await saveValues()
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      fields: [{ in: 'values', name: 'Domain', reason: 'pattern' }],
    })
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain('canary')
  })

  it('a property that vanished meanwhile is created', async () => {
    fake.authenticate(miva, 'key', { Domain: 'old.example.com' })
    const [property] = fake.properties(miva)
    upstream.script('PUT', `${properties}/${property?.Id}`, (res, req, answer) => {
      fake.find(miva).properties = []
      return answerWith(404)(res, req, answer)
    })
    expect((await saveValues()).status).toBe(200)
    expect(stored()).toEqual(VALUES)
  })

  it('the same values again make no write at all', async () => {
    await saveValues()
    upstream.reset()
    expect((await saveValues()).status).toBe(200)
    expect(writes()).toEqual([])
  })

  it.each([
    [429, 2],
    [503, 3],
  ])(
    'a POST is repeated at once when nobody took it (%d: %d lists), and read after otherwise',
    async (status, lists) => {
      upstream.script('POST', properties, answerWith(status, '', { 'Retry-After': '0' }))
      expect((await saveValues()).status).toBe(200)
      expect(upstream.at('GET', properties)).toHaveLength(lists)
      expect(fake.properties(miva)).toHaveLength(4)
    },
  )

  it('a deleted property is gone, and so is one that was deleted before us', async () => {
    fake.authenticate(miva, 'key', VALUES)
    fake.authenticate(miva, 'key', { Signature: 'double' })
    upstream.script('DELETE', /properties\/\d+$/, answerWith(404))
    expect((await proxy.send(`/connectors/${miva}/credentials`, { method: 'DELETE' })).status).toBe(200)
    expect(fake.properties(miva).filter(({ Name }) => Name === 'Signature')).toHaveLength(1)
    expect(fake.find(miva).authenticated).toBe(false)
  })

  it('UF-01: a POST is made again when it cannot have been sent, and only then', async () => {
    const failures = [refused('ECONNREFUSED'), refused('UND_ERR_SOCKET')]
    const careful = await serveProxy(fake, upstream.origin, {
      fetch: async (input, init) => {
        const request = new Request(input, init)
        const failure = request.method === 'POST' && request.url.endsWith('/properties') ? failures.shift() : undefined
        if (failure) throw failure
        return fetch(request)
      },
    })
    expect((await careful.put(`/connectors/${miva}/parameters`, { values: VALUES })).status).toBe(200)
    expect(failures).toEqual([])
    // The first was sent again at once; after the second the list was read first.
    expect(upstream.at('GET', properties).length).toBeGreaterThanOrEqual(2)
    expect(fake.properties(miva)).toHaveLength(4)
    await careful.close()
  })
})

function refused(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}
