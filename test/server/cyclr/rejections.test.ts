import { beforeEach, describe, expect, it } from 'vitest'
import { isThirdPartyRefusal } from '../../../src/server/cyclr/isThirdPartyRefusal.js'
import { createConnectorProxy } from '../../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, type UpstreamServer } from '../createUpstreamServer.js'
import { optionsWith } from '../harness.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { type ServedProxy, serveProxy } from '../serveProxy.js'

const TEST = /\/test\//
const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e'

const REFUSALS = [
  '{"Message":"The third party answered 401 Unauthorized."}',
  '{"Message":"The remote server returned an error: (401) Unauthorized."}',
  '{"Message":"Response status code does not indicate success: 403 (Forbidden)."}',
  '{"Message":"HTTP 401"}',
  '{"Message":"Request failed with status code 401"}',
  '{"Message":"Invalid API key"}',
  '{"Message":"{\\"error\\":\\"invalid_grant\\"}"}',
  '{"Message":"{\\"error\\":\\"invalid_client\\"}"}',
  '{"Message":"The access token has expired"}',
  '{"Message":"Your API key is not valid."}',
  '{"Message":"Incorrect username or password."}',
  '{"Message":"Authentication failed"}',
  '{"Message":"You are not authorised to do this"}',
  '{"Message":"Access denied"}',
  '"Bad credentials"',
]

const OTHERS = [
  '',
  'null',
  '[]',
  '<html><title>400 Bad Request</title>401 Unauthorized</html>',
  '{"Message":"The request is invalid."}',
  '{"Message":"The request is invalid.","ModelState":{"method":["Invalid key"]}}',
  '{"Message":"The method identifier is invalid."}',
  '{"Message":"The parameter ListId of the method is missing."}',
  '{"Message":"Method parameter \'AccessToken\' is required."}',
  '{"Message":"Unknown parameter password"}',
  '{"Message":"Record 401 could not be found."}',
  '{"Message":"The value \'401\' is not valid."}',
  '{"Message":"An error has occurred."}',
  '{"Message":"List 403401 is empty"}',
]

describe('A refusal of the third party', () => {
  it.each(REFUSALS)('is recognised in %s', (body) => expect(isThirdPartyRefusal(body)).toBe(true))
  it.each(OTHERS)('is not seen in %s', (body) => expect(isThirdPartyRefusal(body)).toBe(false))
})

describe('A test method', () => {
  const fake = createFakeCyclr()
  const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
  let upstream: UpstreamServer
  let proxy: ServedProxy
  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) }))
    fake.authenticate(sticky, 'good')
  })
  const verify = async (of = proxy) => {
    const response = await of.send(`/connectors/${sticky}/verification`, { method: 'POST' })
    const { verification }: { verification: string } = await response.json()
    return verification
  }

  it('D18: a 400 that says nothing of the third party reads unknown', async () => {
    fake.methodParameters.set('Sticky', ['ListId'])
    expect(await verify()).toBe('unknown')
    fake.methodParameters.clear()
    for (const body of OTHERS) {
      upstream.script('POST', TEST, answerWith(400, body))
      expect(await verify()).toBe('unknown')
    }
  })

  it('D18: keeps the key that was saved with such a 400', async () => {
    upstream.script('POST', TEST, answerWith(400, '{"Message":"The request is invalid."}'))
    const methodId = await proxy.methodOf(sticky)
    const response = await proxy.put(`/connectors/${sticky}/credentials`, { methodId, apiKey: 'new' })
    expect(await response.json()).toMatchObject({ verification: 'unknown', connector: { authenticated: true } })
    expect(fake.find(sticky).authValue).toBe('new')
  })

  it('is rejected by a bare 400 once the same method has worked for this release', async () => {
    expect(await verify()).toBe('accepted')
    upstream.always('POST', TEST, answerWith(400, '{}'))
    expect(await verify()).toBe('rejected')
    // Another release may ask other parameters of the method.
    Object.assign(fake.find(sticky), { release: fake.publish('Sticky') })
    expect(await verify()).toBe('unknown')
  })

  it('keeps nothing of what the third party wrote', async () => {
    upstream.script('POST', TEST, answerWith(400, '{"Message":"401 Unauthorized for key canary"}'))
    expect(await verify()).toBe('rejected')
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain('canary')
  })

  it('D18: an id that a function returns is logged once and not used, unless it is a GUID', async () => {
    const odd = await serveProxy(fake, upstream.origin, { verify: () => 'test-1' })
    expect([await verify(odd), await verify(odd)]).toEqual(['unknown', 'unknown'])
    expect(odd.log.filter(({ message }) => message.includes('"verify"'))).toHaveLength(1)
    expect(upstream.at('POST', TEST)).toEqual([])
    await odd.close()
  })
})

const guide = (verify: string) => ({ connector: 'Sticky', verify })

describe('The id of a test method', () => {
  it.each(['test-1', '', '..', `{${GUID}}`, GUID.replaceAll('-', ''), `${GUID} `, GUID.slice(1)])(
    'D18: "%s" is refused at start-up',
    (id) => {
      expect(() => createConnectorProxy(optionsWith({ verify: { Sticky: id } }))).toThrow(/"verify".*Sticky.*GUID/)
      expect(() => createConnectorProxy(optionsWith({ guides: [guide(id)] }))).toThrow(/"guides".*Sticky.*GUID/)
    },
  )

  it('is a GUID in any case', () => {
    expect(() =>
      createConnectorProxy(optionsWith({ verify: { A: GUID, B: GUID.toUpperCase() }, guides: [guide(GUID)] })),
    ).not.toThrow()
  })
})
