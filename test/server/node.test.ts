import type { Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { listen } from './adapters.js'
import { exchange } from './exchange.js'
import { BASE, optionsWith } from './harness.js'

const READ = `${BASE}/connectors/1`
const WIZARD = 'X-Connector-Wizard: 1'
const UPLOAD = `${WIZARD}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json`
/** No user is signed in: a request that reaches the routes is answered with 401. */
const proxy = createConnectorProxy(optionsWith({ authorize: () => null }))

const statusOf = (answer: string) => Number(answer.split(' ')[1])

describe('toNodeHandler', () => {
  const escaped: unknown[] = []
  const note = (error: unknown) => void escaped.push(error)
  let server: Server
  let port = 0

  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note)
    const handle = toNodeHandler(proxy)
    ;({ server, port } = await listen((req, res) => void handle(req, res).catch(note)))
  })
  afterAll(() => {
    process.off('unhandledRejection', note).off('uncaughtException', note)
    server.closeAllConnections()
    server.close()
  })

  it.each([
    ['a plain request', `GET ${READ} HTTP/1.1\r\nHost: app.acme.test\r\n${WIZARD}`, 401],
    ['PA-17: another Host', `GET ${READ} HTTP/1.1\r\nHost: evil.test\r\nX-Forwarded-Host: evil.test\r\n${WIZARD}`, 401],
    ['a Host that is none', `GET ${READ} HTTP/1.1\r\nHost: a b{}<>^|\r\n${WIZARD}`, 400],
    ['a Host with a port that is none', `GET ${READ} HTTP/1.1\r\nHost: a:99999999\r\n${WIZARD}`, 400],
    ['a Host of brackets', `GET ${READ} HTTP/1.1\r\nHost: [\r\n${WIZARD}`, 400],
    ['HTTP/1.0 without a Host', `GET ${READ} HTTP/1.0\r\n${WIZARD}`, 401],
    ['PV-05: an absolute target', `GET http://evil.test${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 400],
    ['PV-05: two slashes', `GET /${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 400],
    ['PV-05: two slashes inside', `GET ${BASE}//connectors/1 HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 404],
    ['a star', `OPTIONS * HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 400],
    ['PV-01: a path that climbs', `GET ${BASE}/connectors/../../secret HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 404],
    ['PA-18: TRACE', `TRACE ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 405],
    ['PA-18: PATCH', `PATCH ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 405],
    ['PA-18: HEAD', `HEAD ${BASE}/oauth/launch HTTP/1.1\r\nHost: a`, 405],
    ['an unknown method', `PROPFIND ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 405],
    ['a header beyond ASCII', `GET ${READ} HTTP/1.1\r\nHost: a\r\nX-Name: \xe9\r\n${WIZARD}`, 401],
    ['a broken escape', `GET ${BASE}/connectors/%E0%A4 HTTP/1.1\r\nHost: a\r\n${WIZARD}`, 404],
  ])('answers %s', async (_, head, status) => {
    expect(statusOf(await exchange(port, `${head}\r\nConnection: close\r\n\r\n`))).toBe(status)
  })

  it('closes on CONNECT', async () => {
    expect(await exchange(port, 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n')).not.toContain('200')
  })

  it('PV-23: survives uploads that break off', async () => {
    const head = `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${UPLOAD}\r\nContent-Length: 1000\r\n\r\n{"val`
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        return new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write(head)
            setTimeout(() => socket.destroy(), index)
          })
          socket.on('error', () => undefined).on('close', () => resolve())
        })
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(
      statusOf(await exchange(port, `GET ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\nConnection: close\r\n\r\n`)),
    ).toBe(401)
  })

  it('PV-08: refuses an endless upload and closes its connection', async () => {
    const signedIn = toNodeHandler(createConnectorProxy(optionsWith()))
    const other = await listen((req, res) => void signedIn(req, res).catch(note))
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`
    const head = `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${UPLOAD}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`
    const answer = await exchange(other.port, head + chunk.repeat(12))
    expect(statusOf(answer)).toBe(413)
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
    other.server.closeAllConnections()
    other.server.close()
  })

  it('does not hang on a body that was read and not kept', async () => {
    const handle = toNodeHandler(createConnectorProxy(optionsWith()))
    const other = await listen((req, res) => {
      req.resume().on('end', () => void handle(req, res).catch(note))
    })
    const head = `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${UPLOAD}\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{"values":{}}`
    expect(statusOf(await exchange(other.port, head))).toBe(500)
    other.server.close()
  })

  it('reads the stream when a parser set an empty body without reading', async () => {
    const handle = toNodeHandler(createConnectorProxy(optionsWith({ authorize: () => null })))
    const other = await listen((req, res) => void handle(Object.assign(req, { body: {} }), res).catch(note))
    const form = 'ticket=nonsense'
    const head = `POST ${BASE}/oauth/launch HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\nConnection: close\r\n\r\n${form}`
    expect(await exchange(other.port, head)).toContain('The sign-in link ran out')
    other.server.close()
  })

  it('C12: answers misconfigured for invalid options, and prints the reason to the console without a logger', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockReturnValue()
    const handle = toNodeHandler(createConnectorProxy(() => optionsWith({ publicUrl: '', logger: undefined })))
    const other = await listen((req, res) => void handle(req, res).catch(note))
    const answer = await exchange(other.port, `GET ${READ} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    expect(statusOf(answer)).toBe(500)
    expect(answer).toContain('"code":"misconfigured"')
    expect(answer).not.toContain('publicUrl')
    expect(console.mock.calls).toEqual([
      [expect.stringMatching(/^ConnectorAuthWizard: .*"publicUrl"/), { requestId: expect.any(String) }],
    ])
    console.mockRestore()
    other.server.close()
  })

  // Last on purpose: it checks what the tests above may have caused.
  it('never rejects and never crashes its host', () => {
    expect(escaped).toEqual([])
  })
})
