import { assumed, type Check, failed, ok, warning } from './Check.js'
import { type Answer, isHtml, probe, textOf } from './probe.js'

/** No sign-in token, so that Cyclr shows the page for a denied one (D). */
const WRONG_TOKEN = 'not-a-token'

/** Whether the console is at the service domain, in the region of the API domain, and shows our error page. */
export async function checkService(
  serviceOrigin: string,
  apiOrigin: string | null,
  publicUrl: string | undefined,
): Promise<readonly Check[]> {
  const { host } = new URL(serviceOrigin)
  const answer = await probe(signInPage(serviceOrigin, '1', WRONG_TOKEN, serviceOrigin))
  const region = apiOrigin === null ? [] : checkRegion(new URL(apiOrigin).hostname, new URL(serviceOrigin).hostname)
  if ('failure' in answer) {
    const fix = 'Correct CYCLR_SERVICE_DOMAIN: it is the domain of your Cyclr console. Sign-in windows open there.'
    return [failed('service-domain', `${host} cannot be reached: ${answer.failure}.`, fix), ...region]
  }
  return [...region, page(host, answer), ...(publicUrl === undefined ? [] : errorPages(answer, publicUrl))]
}

/**
 * Whether the service domain accepts a sign-in token of the API domain, by opening the sign-in page of an account connector
 * that only OAuth with a provider's page can authenticate: it redirects to the provider, and nothing is stored until a user
 * consents there.
 */
export async function checkSignInPage(
  serviceOrigin: string,
  connectors: readonly unknown[],
  token: string | null,
): Promise<Check> {
  const id = 'sign-in-page'
  const connector = connectors.find(signsInWithPage)
  const connectorId = connector === undefined ? null : idOf(connector)
  const found = 'Whether the service domain accepts sign-in tokens was not tried.'
  if (token === null) return assumed(id, found, 'There is no sign-in token to try it with. Get one first.')
  if (connectorId === null) {
    const fix =
      'Install a connector that signs in with OAuth in the account, leave it unauthenticated, and run this again.'
    return assumed(id, found, fix)
  }
  const answer = await probe(signInPage(serviceOrigin, connectorId, token, serviceOrigin))
  if ('failure' in answer) return failed(id, `The sign-in page does not open: ${answer.failure}.`, 'Try again.')
  const { status, redirect } = answer
  if (redirect !== null && !isOfCyclr(redirect, serviceOrigin)) {
    return ok(id, 'The service domain accepts a sign-in token of the API domain, and leads on to the provider.')
  }
  if (status === 403) {
    const fix = 'Set CYCLR_SERVICE_DOMAIN to the console of the same partner and the same region as CYCLR_API_DOMAIN.'
    return failed(id, 'The service domain refuses a sign-in token that the API domain has just created.', fix)
  }
  const fix =
    'Start a sign-in in the wizard, and see what the window shows. The connector may lack a setting, such as a client id.'
  return assumed(id, `The sign-in page of account connector ${connectorId} answered ${status}, and led nowhere.`, fix)
}

/** A login of the console is no provider. */
function isOfCyclr(address: string, serviceOrigin: string): boolean {
  const { origin, hostname } = new URL(address)
  return origin === serviceOrigin || /(?:^|\.)cyclr\.(com|uk)$/.test(hostname)
}

function signInPage(serviceOrigin: string, id: string, token: string, targetOrigin: string): string {
  const query = new URLSearchParams({ id, token, targetOrigin })
  return `${serviceOrigin}/connectorauth/updateaccountconnectoroauth?${query}`
}

/** Documented service domains end like the API domain of their region, in `cyclr.com` or `cyclr.uk` (D). Others tell nothing. */
export function checkRegion(api: string, service: string): readonly Check[] {
  const [apiEnd, serviceEnd] = [api, service].map((name) => /(?:^|\.)cyclr\.(com|uk)$/.exec(name)?.[1])
  if (apiEnd === undefined || serviceEnd === undefined || apiEnd === serviceEnd) return []
  const fix =
    'Set CYCLR_API_DOMAIN and CYCLR_SERVICE_DOMAIN to the same region: a token of one does not work in another.'
  return [failed('region', `${api} and ${service} are in different regions.`, fix)]
}

/** For a wrong token: a page with status 403 (D). */
function page(host: string, answer: Answer): Check {
  const id = 'service-domain'
  if (answer.status === 403 && isHtml(answer)) return ok(id, `${host} has a sign-in page, and refuses a wrong token.`)
  if (answer.status === 404) {
    const fix = 'Set CYCLR_SERVICE_DOMAIN to the domain of your Cyclr console, such as acme-h.cyclr.com.'
    return failed(id, `${host} has no sign-in page (status 404).`, fix)
  }
  const to = answer.redirect === null ? '' : ` and leads to ${answer.redirect}`
  const fix = 'A Cyclr console answers 403 for a wrong token. Check that CYCLR_SERVICE_DOMAIN is the console itself.'
  return failed(id, `${host} answers ${answer.status}${to}.`, fix)
}

/** The page for a wrong token is the partner's, where the console has it (D). The other one cannot be seen without a provider. */
function errorPages(denied: Answer, publicUrl: string): readonly Check[] {
  const isOurs = denied.text.includes(`${publicUrl.replace(/\/+$/, '')}/oauth/error`)
  const other = denied.text.includes('/oauth/error') && !isOurs
  const paste = 'Print it with "connector-auth-wizard error-page --expired", and paste it in the console'
  const access = isOurs
    ? ok('denied-page', 'The page for denied tokens leads back to the proxy.')
    : other
      ? failed('denied-page', 'The page for denied tokens leads to another address than PUBLIC_URL.', `${paste} again.`)
      : warning(
          'denied-page',
          'The page for denied tokens does not lead back to the proxy.',
          `${paste}, where it has such a page.`,
        )
  const callback = assumed(
    'error-page',
    'Whether "Connector Callback Error HTML" is set cannot be seen from here.',
    'Print it with "connector-auth-wizard error-page", paste it in the console, and refuse a sign-in once.',
  )
  return [access, callback]
}

/** As the guides write it, and as the standard does. */
const PAGE_TYPES = ['AuthorisationCode', 'AuthorizationCode']
/** Asked of accounts that need an OAuth app of their own (D): without them the sign-in page leads nowhere. */
const OWN_APP = ['ClientId', 'ClientSecret']

/** A password grant would sign in at once, and replace what is stored (D). */
function signsInWithPage(connector: unknown): boolean {
  const { Authenticated, Connector } = Object(connector)
  const methods = listOf(Connector, 'Authentication')
  const parameters = listOf(Connector, 'Parameters')
  return (
    Authenticated === false &&
    !parameters.some((one) => OWN_APP.includes(textOf(one, 'TargetName') ?? '')) &&
    (methods.length > 0 ? methods : [Connector]).every(
      (one) => textOf(one, 'AuthType') === 'OAuth2' && PAGE_TYPES.includes(textOf(one, 'OAuth2Type') ?? ''),
    )
  )
}

function listOf(of: unknown, name: string): readonly unknown[] {
  const list: unknown = Object(of)[name]
  return Array.isArray(list) ? list : []
}

function idOf(connector: unknown): string | null {
  const { Id } = Object(connector)
  return /^[1-9]\d{0,18}$/.test(String(Id)) ? String(Id) : null
}
