import { onTestFinished } from 'vitest'
import type { Timeouts } from '../../src/server/cyclr/createCyclrClient.js'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import type { FakeCyclr } from '../../src/testing.js'
import { createUpstreamServer } from './createUpstreamServer.js'
import { serveProxy } from './serveProxy.js'

/**
 * The fake as on its first day, an upstream that does as the fake does until the test lets it fail, and a fresh proxy in front
 * of it. Both servers are gone when the test ends.
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
