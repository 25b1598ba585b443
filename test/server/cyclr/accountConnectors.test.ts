import { inspect } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../../src/testing.js'
import {
  answerWith,
  doneBut,
  hang,
  later,
  resetAfter,
  resetBefore,
  type Script,
  type UpstreamServer,
} from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { type ServedProxy, serveProxy } from '../serveProxy.js'

const NEW_ACCOUNT = 'a-new-account'
const INSTALL = /\/install$/

describe('Account connectors, for the host’s own server', () => {
  const fake = createFakeCyclr()
  const connectorId = fake.installed({ name: 'Sticky' })[0]?.release.Id ?? 0
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
  })

  const ensure = (name = 'Sticky', accountId = NEW_ACCOUNT) => proxy.connectors.ensure({ accountId, connectorId, name })
  const inAccount = (accountId = NEW_ACCOUNT) => fake.installed({ accountId })

  describe('list', () => {
    it('reads every page', async () => {
      const all = await proxy.connectors.list({ accountId: ACCOUNT })
      expect(all.map(({ accountConnectorId }) => accountConnectorId)).toEqual(
        inAccount(ACCOUNT).map(({ id }) => String(id)),
      )
      expect(all.length).toBeGreaterThan(60)
      expect(upstream.at('GET', '/v1.0/account/connectors')).toHaveLength(3)
    })

    it('returns only the fields of a summary', async () => {
      const [first] = inAccount(ACCOUNT)
      fake.authenticate(first?.id ?? 0, 'auth-canary')
      const [one] = await proxy.connectors.list({ accountId: ACCOUNT })
      expect(Object.keys(one ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'accountConnectorId',
        'authenticated',
        'icon',
        'kinds',
        'name',
      ])
      expect(one).toMatchObject({ authenticated: true })
    })

    it('is empty for an account without connectors', async () => {
      expect(await proxy.connectors.list({ accountId: NEW_ACCOUNT })).toEqual([])
    })

    it('stops at 100 pages, whatever Total-Pages is', async () => {
      const headers = { 'Total-Pages': '999999999' }
      upstream.always('GET', '/v1.0/account/connectors', answerWith(200, '[]', headers))
      const served = await serveProxy(fake, upstream.origin, {}, { headersMs: 5_000, callMs: 5_000 })
      expect(await served.connectors.list({ accountId: ACCOUNT })).toEqual([])
      expect(upstream.at('GET', '/v1.0/account/connectors')).toHaveLength(100)
      await served.close()
    })

    it('throws the errors of the proxy', async () => {
      upstream.always('GET', '/v1.0/account/connectors', answerWith(500, 'canary'))
      await expect(proxy.connectors.list({ accountId: ACCOUNT })).rejects.toMatchObject({ code: 'upstream_error' })
    })

    it.each(['', 'a b', 'a\r\nX: y', 'ü', '..'])('PV-06: refuses the account id "%s"', async (accountId) => {
      await expect(proxy.connectors.list({ accountId })).rejects.toMatchObject({ code: 'misconfigured' })
      expect(upstream.seen).toEqual([])
    })
  })

  describe('ensure', () => {
    it('installs a missing connector once, and then finds it', async () => {
      const first = await ensure()
      expect(first).toMatchObject({ name: 'Sticky', authenticated: false, kinds: ['apiKey'] })
      expect(await ensure()).toEqual(first)
      expect(inAccount().map(({ id }) => String(id))).toEqual([first.accountConnectorId])
      expect(upstream.at('POST', INSTALL).map(({ body }) => JSON.parse(body))).toEqual([{ Name: 'Sticky' }])
    })

    it('finds one on the last page', async () => {
      const last = inAccount(ACCOUNT).at(-1)
      const found = await proxy.connectors.ensure({
        accountId: ACCOUNT,
        connectorId: String(last?.release.Id),
        name: last?.name ?? '',
      })
      expect(found.accountConnectorId).toBe(String(last?.id))
      expect(upstream.at('POST', INSTALL)).toEqual([])
    })

    it('installs one for concurrent calls', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => ensure()))
      expect(new Set(all.map(({ accountConnectorId }) => accountConnectorId)).size).toBe(1)
      expect(inAccount()).toHaveLength(1)
    })

    it('installs one for concurrent calls in two processes', async () => {
      const other = await serveProxy(fake, upstream.origin)
      // Both have listed the account before either installs.
      upstream.script('GET', '/v1.0/account/connectors', later(150), later(150))
      const [one, two] = await Promise.all([
        ensure(),
        other.connectors.ensure({ accountId: NEW_ACCOUNT, connectorId, name: 'Sticky' }),
      ])
      expect(one).toEqual(two)
      expect(inAccount()).toHaveLength(1)
      expect(upstream.at('POST', INSTALL)).toHaveLength(2)
      await other.close()
    })

    it.each([
      ['after the install', resetAfter],
      ['before the install', resetBefore],
      ['in a time-out', hang],
      ['in an error after the install', doneBut(answerWith(500))],
    ] satisfies [string, Script][])('finds the installed one when the answer was lost %s', async (_, script) => {
      upstream.script('POST', INSTALL, script)
      const { accountConnectorId } = await ensure()
      expect(inAccount().map(({ id }) => String(id))).toEqual([accountConnectorId])
    })

    it('adds a number when another connector has the name', async () => {
      const other = fake.installed({ name: 'Asana' })[0]?.release.Id ?? 0
      await proxy.connectors.ensure({ accountId: NEW_ACCOUNT, connectorId: other, name: 'Sticky' })
      expect(await ensure()).toMatchObject({ name: 'Sticky 2', kinds: ['apiKey'] })
      expect(await ensure()).toMatchObject({ name: 'Sticky 2' })
      expect(inAccount()).toHaveLength(2)
    })

    it('does not return a connector of another account', async () => {
      const first = inAccount(OTHER_ACCOUNT)[0]
      const made = await proxy.connectors.ensure({
        accountId: NEW_ACCOUNT,
        connectorId: first?.release.Id ?? 0,
        name: first?.name ?? '',
      })
      expect(made.accountConnectorId).not.toBe(String(first?.id))
    })

    it.each([
      ['a draft release', null],
      ['an answer without a reason', answerWith(400, '{"Message":"canary"}')],
      ['a page', answerWith(422, '<html>canary</html>')],
    ])('D20: a refusal for %s is one call and an error of its own', async (_, script) => {
      if (script) upstream.always('POST', INSTALL, script)
      const draft = fake.publish('Sticky', { Status: 'Draft' })
      const request = { accountId: NEW_ACCOUNT, connectorId: draft.Id, name: 'Sticky' }
      const error = await proxy.connectors.ensure(request).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'install_refused' })
      expect(inspect(error)).not.toContain('canary')
      expect(upstream.at('POST', INSTALL)).toHaveLength(1)
      expect(inAccount()).toEqual([])
    })

    it('D20: a refusal while the name was taken by another connector goes on with a number', async () => {
      const asana = fake.installed({ name: 'Asana' })[0]?.release.Id ?? 0
      upstream.script('POST', INSTALL, (res, req, answer) => {
        void other
          .ensure({ accountId: NEW_ACCOUNT, connectorId: asana, name: 'Sticky' })
          .then(() => answer())
          .then(async (response) => answerWith(response.status, await response.text())(res, req, answer))
      })
      const { connectors: other } = await serveProxy(fake, upstream.origin)
      expect(await ensure()).toMatchObject({ name: 'Sticky 2' })
    })

    it('D19: finds the installed one after a release, by the id of the release and by name', async () => {
      const first = await ensure()
      const { Id } = fake.publish('Sticky')
      const of = { accountId: NEW_ACCOUNT, name: 'Sticky' }
      expect(await proxy.connectors.ensure({ ...of, connectorId: Id })).toEqual(first)
      expect(await proxy.connectors.ensure({ ...of, connectorName: 'Sticky' })).toEqual(first)
      expect(inAccount()).toHaveLength(1)
    })

    it('D19: finds one under a name of its own after a release', async () => {
      const first = await ensure('Subscriptions')
      const { Id } = fake.publish('Sticky')
      const request = { accountId: NEW_ACCOUNT, connectorId: Id, name: 'Subscriptions' }
      expect(await proxy.connectors.ensure(request)).toEqual(first)
      // Another connector of that name is not taken for it.
      const asana = fake.installed({ name: 'Asana' })[0]?.release.Id ?? 0
      expect(await proxy.connectors.ensure({ ...request, connectorId: asana })).toMatchObject({
        name: 'Subscriptions 2',
        kinds: ['oauth'],
      })
    })

    it('D19: without a list of methods, one that bears the name of its connector counts', async () => {
      const first = await ensure()
      const { Id } = fake.publish('Sticky')
      upstream.always('GET', /\/methods$/, answerWith(404))
      expect(await proxy.connectors.ensure({ accountId: NEW_ACCOUNT, connectorId: Id, name: 'Sticky' })).toEqual(first)
    })

    it('installs by name, and a version is a condition', async () => {
      const of = { accountId: NEW_ACCOUNT, name: 'Sticky', connectorName: 'Sticky' }
      const first = await proxy.connectors.ensure(of)
      expect(first).toMatchObject({ name: 'Sticky', kinds: ['apiKey'] })
      fake.publish('Sticky', { Version: '2.0' })
      expect(await proxy.connectors.ensure({ ...of, version: '1.0' })).toEqual(first)
      expect(await proxy.connectors.ensure({ ...of, version: '2.0' })).toMatchObject({ name: 'Sticky 2' })
    })

    it.each(['..', '.', ' ', ''])('refuses %j as the name of a connector', async (connectorName) => {
      const request = { accountId: NEW_ACCOUNT, connectorName, name: 'x' }
      await expect(proxy.connectors.ensure(request)).rejects.toMatchObject({ code: 'not_found' })
      expect(upstream.at('POST', /^/).filter(({ path }) => path !== '/oauth/token')).toEqual([])
    })

    it.each(['0', '../accounts', '1/../2', '', 'x', -1, 1.5])('refuses %j as a connector id', async (odd) => {
      await expect(
        proxy.connectors.ensure({ accountId: NEW_ACCOUNT, connectorId: odd, name: 'x' }),
      ).rejects.toMatchObject({ code: 'not_found' })
      expect(upstream.at('POST', INSTALL)).toEqual([])
    })

    it('refuses an empty name and an unknown connector', async () => {
      await expect(ensure('  ')).rejects.toMatchObject({ code: 'invalid_request' })
      await expect(
        proxy.connectors.ensure({ accountId: NEW_ACCOUNT, connectorId: 999_999, name: 'x' }),
      ).rejects.toMatchObject({ code: 'not_found' })
    })
  })
})
