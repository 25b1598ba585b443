import { onTestFinished } from 'vitest'
import type { Timeouts } from '../../src/server/cyclr/createCyclrClient.js'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import type { FakeCyclr } from '../../src/testing.js'
import { createUpstreamServer } from './createUpstreamServer.js'
import { serveProxy } from './serveProxy.js'

/**
 * Resets the fake and starts an upstream that answers as the fake does until a script makes it fail, and a new proxy in front
 * of it. Both servers are closed when the test ends.
 */
export async function serveForThisTest(
  fake: FakeCyclr,
  over: Partial<ConnectorProxyOptions> = {},
  timeouts?: Timeouts,
) {
  fake.reset()
  const upstream = await createUpstreamServer(fake)
  onTestFinished(upstream.close)
  const proxy = await serveProxy(fake, upstream.origin, over, timeouts)
  onTestFinished(proxy.close)
  return { upstream, proxy }
}
