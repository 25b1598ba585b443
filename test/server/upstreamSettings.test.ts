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

describe('Saving settings while Cyclr fails', () => {
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
    ['UF-20: the connection is lost after the write', resetAfter],
    ['UF-21: the connection is lost before the write', resetBefore],
    ['UF-21: Cyclr does not answer', hang],
    ['UF-20: Cyclr answers HTML after the write', doneBut(answerWith(200, '<html>'))],
    ['UF-20: Cyclr answers 500 after the write', doneBut(answerWith(500))],
  ] satisfies [string, Script][])('creates one property of each name when %s', async (_, script) => {
    upstream.script('POST', properties, script)
    expect((await saveValues()).status).toBe(200)
    expect(stored()).toEqual(VALUES)
    expect(fake.properties(miva)).toHaveLength(4)
  })

  it('UF-21: lists the properties once more after a lost answer', async () => {
    const lists = () => upstream.at('GET', properties).length
    await saveValues()
    const usual = lists()
    fake.reset()
    upstream.reset()
    upstream.script('POST', properties, resetAfter)
    await saveValues()
    expect(lists()).toBe(usual + 1)
  })

  it('UF-22: changes existing properties and leaves equal ones alone', async () => {
    fake.authenticate(miva, 'key', { Domain: 'old.example.com', Folder: 'mm5' })
    expect((await saveValues()).status).toBe(200)
    expect(writes().map(({ method, body }) => [method, JSON.parse(body).Name])).toEqual([
      ['PUT', 'Domain'],
      ['POST', 'StoreCode'],
      ['POST', 'Signature'],
    ])
  })

  it('UF-23: gives duplicates of a name the same value, and logs a warning', async () => {
    fake.authenticate(miva, 'key', { Domain: 'a.example.com' })
    fake.authenticate(miva, 'key', { Domain: 'b.example.com' })
    expect((await saveValues()).status).toBe(200)
    const domains = fake.properties(miva).filter(({ Name }) => Name === 'Domain')
    expect(domains.map(({ Value }) => Value)).toEqual([VALUES.Domain, VALUES.Domain])
    const warnings = proxy.log.filter(({ level }) => level === 'warn')
    expect(warnings).toMatchObject([{ fields: { accountConnectorId: miva, property: 'Domain', count: 2 } }])
  })

  it('UF-24: keeps and shows what was written before a failure, and does not write it again', async () => {
    upstream.always('POST', properties, (res, req, answer) => {
      const { Name } = JSON.parse(upstream.seen.at(-1)?.body ?? '')
      const fails = Name === 'StoreCode' || Name === 'Signature'
      return fails ? answerWith(500)(res, req, answer) : later(0)(res, req, answer)
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

  it('UF-25: writes nothing more when the properties cannot be listed', async () => {
    upstream.script('POST', properties, hang)
    upstream.script('GET', properties, answerWith(500))
    expect((await saveValues()).status).toBe(502)
    expect(writes()).toHaveLength(4)
  })

  it('UF-26: reads the second page of properties', async () => {
    fake.authenticate(miva, 'key', VALUES)
    upstream.always('GET', `/v1.0/account/connectors/${miva}`, withoutProperties)
    const all = fake.properties(miva)
    upstream.always('GET', properties, (res, req) => {
      const page = Number(new URL(req.url ?? '', 'http://x').searchParams.get('page') ?? 1)
      const headers = { 'Content-Type': 'application/json', 'Total-Pages': '2' }
      res.writeHead(200, headers).end(JSON.stringify(all.slice((page - 1) * 2, page * 2)))
    })
    expect((await saveValues({ ...VALUES, Signature: 'another' })).status).toBe(200)
    expect(writes().map(({ method, body }) => [method, JSON.parse(body).Name])).toEqual([['PUT', 'Signature']])
  })

  it('UF-26: creates no duplicates when every page is the same', async () => {
    fake.authenticate(miva, 'key', VALUES)
    upstream.always('GET', `/v1.0/account/connectors/${miva}`, withoutProperties)
    upstream.always('GET', properties, (res) => {
      const headers = { 'Content-Type': 'application/json', 'Total-Pages': '3' }
      res.writeHead(200, headers).end(JSON.stringify(fake.properties(miva)))
    })
    expect((await saveValues()).status).toBe(200)
    expect(writes()).toEqual([])
    expect(proxy.log).toEqual([])
  })

  it('UF-17: names the value that Cyclr refuses, without what Cyclr wrote', async () => {
    upstream.script('POST', properties, answerWith(400, '{"Message":"canary"}'))
    const response = await saveValues()
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      fields: [{ in: 'values', name: 'Domain', reason: 'pattern' }],
    })
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain('canary')
  })

  it('creates a property that was deleted in the meantime', async () => {
    fake.authenticate(miva, 'key', { Domain: 'old.example.com' })
    const [property] = fake.properties(miva)
    upstream.script('PUT', `${properties}/${property?.Id}`, (res, req, answer) => {
      fake.find(miva).properties = []
      return answerWith(404)(res, req, answer)
    })
    expect((await saveValues()).status).toBe(200)
    expect(stored()).toEqual(VALUES)
  })

  it('writes nothing when the values are equal', async () => {
    await saveValues()
    upstream.reset()
    expect((await saveValues()).status).toBe(200)
    expect(writes()).toEqual([])
  })

  it.each([
    [429, 0],
    [503, 1],
  ])(
    'a POST that was answered %d makes %d lists of the properties: only after 429 it is repeated at once',
    async (status, lists) => {
      upstream.script('POST', properties, answerWith(status, '', { 'Retry-After': '0' }))
      expect((await saveValues()).status).toBe(200)
      expect(upstream.at('GET', properties)).toHaveLength(lists)
      expect(fake.properties(miva)).toHaveLength(4)
    },
  )

  it('disconnects when a property was deleted already', async () => {
    fake.authenticate(miva, 'key', VALUES)
    fake.authenticate(miva, 'key', { Signature: 'double' })
    upstream.script('DELETE', /properties\/\d+$/, doneBut(answerWith(404)))
    expect((await proxy.send(`/connectors/${miva}/credentials`, { method: 'DELETE' })).status).toBe(200)
    expect(fake.properties(miva).filter(({ Name }) => Name === 'Signature')).toEqual([])
    expect(fake.find(miva).authenticated).toBe(false)
  })

  it('disconnects, and deletes a secret that was stored since the connector was read', async () => {
    fake.authenticate(miva, 'key', VALUES)
    upstream.script('PUT', /deauthenticate$/, async (res, req, answer) => {
      fake.find(miva).properties.push({ Id: 999_999, Name: 'Signature', Value: 'late-canary' })
      return later(0)(res, req, answer)
    })
    expect((await proxy.send(`/connectors/${miva}/credentials`, { method: 'DELETE' })).status).toBe(200)
    expect(fake.properties(miva).filter(({ Name }) => Name === 'Signature')).toEqual([])
  })

  it('UF-01: repeats a POST only when it cannot have been sent', async () => {
    const failures = [refused('ECONNREFUSED'), refused('UND_ERR_SOCKET')]
    const flaky = await serveProxy(fake, upstream.origin, {
      fetch: async (input, init) => {
        const request = new Request(input, init)
        const failure = request.method === 'POST' && request.url.endsWith('/properties') ? failures.shift() : undefined
        if (failure) throw failure
        return fetch(request)
      },
    })
    expect((await flaky.put(`/connectors/${miva}/parameters`, { values: VALUES })).status).toBe(200)
    expect(failures).toEqual([])
    // After the first failure the POST is sent again at once, after the second the properties are listed first.
    expect(upstream.at('GET', properties).length).toBeGreaterThanOrEqual(1)
    expect(fake.properties(miva)).toHaveLength(4)
    await flaky.close()
  })
})

/** An answer that says less than is documented. */
const withoutProperties: Script = async (res, req, answer) => {
  const dto: object = await (await answer()).json()
  return answerWith(200, JSON.stringify({ ...dto, Properties: undefined }))(res, req, answer)
}

function refused(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}
