import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import { type ConnectorProxy, createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { listen } from './adapters.js'
import { type LogLine, OWN, optionsWith } from './harness.js'

/** A proxy on the fake Cyclr with its log. `over` replaces options. */
export function proxyOnFake(over: Partial<ConnectorProxyOptions> = {}) {
  const fake = createFakeCyclr()
  const id = String(fake.installed({ name: 'BambooHR', accountId: ACCOUNT })[0]?.id)
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  const options = optionsWith({
    cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
    authorize: () => ({ accountId: ACCOUNT, userId: 'user-1', can: ['read', 'connect', 'disconnect'] }),
    logger: { info: at('info'), warn: at('warn'), error: at('error') },
    fetch: fake.fetch,
    ...over,
  })
  const proxy: ConnectorProxy = createConnectorProxy(() => options)
  const stored = () => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  return { fake, id, lines, options, proxy, stored }
}

/** Serves until the test ends. Returns a function that sends requests with the headers of the widget. */
export async function serve(listener: RequestListener) {
  const { server, port } = await listen(listener)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return senderTo(port)
}

export function senderTo(port: number | string) {
  return (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: OWN, redirect: 'manual', ...init })
}

/** A save of a setting. */
export const SAVE = { method: 'PUT', body: '{"values":{"CompanySubdomain":"brightwater"}}' }
