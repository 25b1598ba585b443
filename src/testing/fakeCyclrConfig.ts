import { createFakeCyclr } from './createFakeCyclr.js'
import type { FakeCyclr, FakeCyclrOptions } from './FakeCyclr.js'
import { errorPageFor } from './page.js'
import type { CyclrScenario } from './scenarios.js'
import { type PagesServer, servePages } from './servePages.js'
import { ACCOUNT } from './world.js'

/** Options of `fakeCyclrConfig`. All have defaults. */
export type FakeCyclrConfigOptions = Pick<FakeCyclrOptions, 'accountConnectors' | 'connectors'> & {
  /** What a user runs into. @default the one that is played, at first 'happy' */
  scenario?: CyclrScenario
  /**
   * The TCP port on the loopback address for the pages of the sign-in window. Set it where a port has to be published, as
   * in a container. @default one of 20000 to 29999, by the id of the process
   */
  port?: number
}

/** Options of `createConnectorProxy`, and the fake behind them. */
export type FakeCyclrConfig = {
  /** The option `cyclr` of the proxy. */
  cyclr: { apiDomain: string; serviceDomain: string; clientId: string; clientSecret: string; signInUser: string }
  /** Answers calls to Cyclr's API in this process. */
  fetch: typeof globalThis.fetch
  /** The test methods of the fake's connectors, so that a refused key is known. */
  verify: (connectorName: string) => string | null
  /** For tests: what is stored, and faults. The proxy ignores it. */
  fake: FakeCyclr
}

type Running = FakeCyclrConfig & { pages: PagesServer }

/**
 * The options with which `createConnectorProxy` works without Cyclr, OAuth sign-ins in a window included. For development
 * and tests of your own server: it keeps everything in the memory of this process, and every account is the same one.
 * A value that contains `wrong` is refused by the third party.
 *
 * One fake serves the whole process: later calls return the same one, so that what was connected outlives a hot reload.
 * `connectors` and `port` count in the first call. Calls to Cyclr's API stay in this process. The
 * browser needs addresses for the sign-in window: a small server listens for it on the loopback address, from the first
 * call on, and does not keep the process alive. (Pages below your own proxy would be on your own site, and so would hide
 * what another site does to a window.) Needs Node.js or Bun.
 *
 * @throws A `TypeError` when `NODE_ENV` is `production`, and for an unknown connector or scenario. In the function that
 * `createConnectorProxy` takes, the log of the proxy says which.
 *
 * @example
 * import { createConnectorProxy } from 'connector-auth-wizard/server'
 * import { fakeCyclrConfig } from 'connector-auth-wizard/testing'
 *
 * export const proxy = createConnectorProxy(() => ({
 *   ...fakeCyclrConfig({ accountConnectors: { 36308: 'BambooHR' } }),
 *   publicUrl: 'http://localhost:3000/api/connector-auth',
 *   host: { name: 'Acme' },
 *   authorize: () => ({ accountId: 'any', userId: 'me' }),
 * }))
 */
export function fakeCyclrConfig(options: FakeCyclrConfigOptions = {}): FakeCyclrConfig {
  if (globalThis.process?.env['NODE_ENV'] === 'production') {
    throw new TypeError(
      'ConnectorAuthWizard: fakeCyclrConfig: NODE_ENV is "production", and the fake Cyclr connects nothing. Pass the "cyclr" options of your Cyclr account to createConnectorProxy instead.',
    )
  }
  const running = runningOf(globalThis)
  const { pages, ...config } = (running[KEY] ??= start(options))
  pages.listen()
  if (options.accountConnectors) config.fake.install(options.accountConnectors)
  if (options.scenario !== undefined) config.fake.play(options.scenario)
  return config
}

/** Of the process, not of this module: a bundler or a hot reload may load the module again. */
const KEY = Symbol.for('connector-auth-wizard:fakeCyclrConfig')

function runningOf(scope: object): { [KEY]?: Running } {
  return scope
}

function start({ connectors, port }: FakeCyclrConfigOptions): Running {
  const created = createFakeCyclr({ anyAccount: true, ...(connectors && { connectors }) })
  // As if the partner's own error page were in Cyclr's console.
  const leadBack = () => void (created.oauth.errorHtml = errorPageFor)
  leadBack()
  const fake: FakeCyclr = {
    ...created,
    reset: () => {
      created.reset()
      leadBack()
    },
  }
  const pages = servePages(fake, port)
  // Two sites to a browser, as Cyclr and a provider are.
  fake.setOrigins({
    serviceOrigin: `http://localhost:${pages.port}`,
    thirdPartyOrigin: `http://127.0.0.1:${pages.port}`,
  })
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  return {
    cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'fake-sign-in' },
    fetch: fake.fetch,
    verify: (name) => {
      const [installed] = fake.installed({ name, accountId: ACCOUNT })
      return installed ? fake.testMethodOf(installed.id) : null
    },
    fake,
    pages,
  }
}
