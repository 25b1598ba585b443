import type { ConnectorProxyOptions, Logger } from '../../server/options/ProxyOptions.js'
import { authorizeWithSessionToken } from '../../server/session/authorizeWithSessionToken.js'
import type { SessionKeys } from '../../server/session/createTokenReader.js'
import { readGuides } from '../readGuides.js'
import { type ReadSettings, requireSettings } from '../readSettings.js'
import { REQUIRED_SETTINGS, type Settings } from '../settings.js'

/** The options of the proxy, from the settings. Throws a `UsageError` that names each setting that is missing or wrong. */
export async function readProxyOptions(read: ReadSettings, logger: Logger): Promise<ConnectorProxyOptions> {
  const problems = [...read.problems, ...sessionProblems(read)]
  const settings = requireSettings({ ...read, problems }, [...REQUIRED_SETTINGS, 'hostName'])
  const { allowedOrigins, returnOrigins, basePath, verify } = settings
  return {
    cyclr: {
      apiDomain: settings.cyclrApiDomain,
      serviceDomain: settings.cyclrServiceDomain,
      clientId: settings.cyclrClientId,
      clientSecret: settings.cyclrClientSecret,
      signInUser: settings.cyclrSignInUser,
    },
    publicUrl: settings.publicUrl,
    basePath,
    host: { name: settings.hostName, icon: settings.hostIcon, colors: settings.hostColors },
    authorize: authorizeWithSessionToken(sessionKeys(settings)),
    allowedOrigins,
    returnOrigins,
    verify,
    guides: await readGuides(settings.guides),
    logger,
    onAudit: async (event) => {
      logger.info({ audit: event }, 'Action')
      await settings.onAudit?.(event)
    },
    onConnected: settings.onConnected,
    onDisconnected: settings.onDisconnected,
    beforeDisconnect: settings.beforeDisconnect,
  }
}

/** Exactly one of them says who may do what. */
function sessionProblems({ settings: { sessionSecret, sessionJwksUrl }, problems }: ReadSettings): readonly string[] {
  if (sessionSecret !== undefined && sessionJwksUrl !== undefined) {
    return ['SESSION_SECRET and SESSION_JWKS_URL are both set, and only one of them can decide. Remove the other']
  }
  const isNamed = problems.some((problem) => /^SESSION_(SECRET|JWKS_URL) /.test(problem))
  if (sessionSecret !== undefined || sessionJwksUrl !== undefined || isNamed) return []
  return [
    'neither SESSION_SECRET nor SESSION_JWKS_URL is set, so no request could be authorized. Set SESSION_SECRET to the output ' +
      'of "openssl rand -base64 32", here and in the environment of your backend',
  ]
}

/** What session tokens are verified with. */
export function sessionKeys(settings: Settings): readonly string[] | SessionKeys {
  const { sessionSecret, sessionSecretPrevious, sessionJwksUrl: jwksUrl, sessionIssuer: issuer } = settings
  if (jwksUrl !== undefined) return { jwksUrl, ...(issuer !== undefined && { issuer }) }
  return [sessionSecret, sessionSecretPrevious].filter((secret) => secret !== undefined)
}
