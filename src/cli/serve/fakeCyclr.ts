import type { ConnectorProxyOptions } from '../../server/options/ProxyOptions.js'
import type { ReadSettings } from '../readSettings.js'
import { UsageError } from '../UsageError.js'

/** A part of the proxy's options that stands for Cyclr and, without a secret for session tokens, for the partner's backend. */
export type FakeCyclr = {
  read: ReadSettings
  options: Pick<ConnectorProxyOptions, 'fetch' | 'verify'> & { authorize?: ConnectorProxyOptions['authorize'] }
  /** For a browser at the proxy's own address; `null` where users need a session token. */
  page: string | null
}

const EVERYBODY = {
  accountId: 'any',
  userId: 'me',
  userName: 'You',
  can: ['read', 'connect', 'disconnect', 'check', 'invite'],
} satisfies Awaited<ReturnType<ConnectorProxyOptions['authorize']>>

/**
 * A Cyclr in memory in place of the settings that lead to a real one: to look at the proxy before there is an account. Throws a
 * `UsageError` in production.
 */
export async function withFakeCyclr(
  read: ReadSettings,
  { environment, defaultPort }: { environment: NodeJS.ProcessEnv; defaultPort: number },
): Promise<FakeCyclr> {
  if (environment['NODE_ENV'] === 'production') {
    throw new UsageError(['--fake connects nothing, and NODE_ENV is "production". Leave it away, and set CYCLR_…'])
  }
  const { fakeCyclrConfig } = await import('../../testing.js')
  const { cyclr, fetch, verify } = fakeCyclrConfig()
  const { settings } = read
  const isOpen = settings.sessionSecret === undefined && settings.sessionJwksUrl === undefined
  const publicUrl = settings.publicUrl ?? `http://localhost:${settings.port ?? defaultPort}`
  const filled = {
    ...settings,
    publicUrl,
    hostName: settings.hostName ?? 'Your product',
    // Not used for requests: `authorize` below takes no token.
    ...(isOpen && { sessionSecret: crypto.randomUUID() }),
    cyclrApiDomain: cyclr.apiDomain,
    cyclrServiceDomain: cyclr.serviceDomain,
    cyclrClientId: cyclr.clientId,
    cyclrClientSecret: cyclr.clientSecret,
    cyclrSignInUser: cyclr.signInUser,
  }
  return {
    read: { ...read, settings: filled },
    options: { fetch, verify, ...(isOpen && { authorize: () => EVERYBODY }) },
    page: isOpen ? pageFor(new URL(publicUrl)) : null,
  }
}

/** The element as in the README's plain HTML, with the script that the proxy serves. */
function pageFor({ pathname }: URL): string {
  const base = pathname.replace(/\/$/, '')
  return `<!doctype html>
<html lang="en">
<title>connector-auth-wizard</title>
<script type="module" src="${base}/assets/script.js"></script>
<body style="max-width: 30rem; margin: 3rem auto; font-family: system-ui">
<connector-auth-wizard account-connector-id="36308" proxy-url="${base}/"></connector-auth-wizard>
<script>
  const id = new URLSearchParams(location.search).get('connector')
  if (id) document.querySelector('connector-auth-wizard').setAttribute('account-connector-id', id)
</script>
<p>Sixty connectors are there: add <code>?connector=36306</code> to the address for the one of that id, from 36301 on.</p>
</body>
</html>
`
}
