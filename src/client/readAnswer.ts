import * as z from 'zod/mini'
import type { Connector, Host, ListedConnector } from '../core/connector.js'
import * as contract from '../core/contract.js'
import { ConnectorAuthError, ERROR_CODES, type ErrorCode } from '../core/errors.js'
import { isRedirect } from './browser.js'

/** What the proxy answers, by the name of the answer. */
export type Answers = {
  connector: Connector
  status: contract.Status
  credentials: contract.CredentialsAnswer
  verification: z.infer<typeof contract.verificationAnswer>
  identity: contract.IdentityAnswer
  oauth: contract.OAuthAnswer
  lookup: z.infer<typeof contract.lookupAnswer>
  list: { host: Host; connectors: readonly ListedConnector[] }
  link: contract.ConnectLink
  linkState: z.infer<typeof contract.linkStateAnswer>
  cycle: Omit<contract.CycleAnswer, 'connectors'> & Answers['list']
}

const SCHEMAS: { readonly [N in keyof Answers]: z.ZodMiniType<Answers[N]> } = {
  connector: contract.connector,
  status: contract.status,
  credentials: contract.credentialsAnswer,
  verification: contract.verificationAnswer,
  identity: contract.identityAnswer,
  oauth: contract.oauthAnswer,
  lookup: contract.lookupAnswer,
  list: contract.connectorList,
  link: contract.linkAnswer,
  linkState: contract.linkStateAnswer,
  cycle: contract.hostedCycleAnswer,
}

/** `hasAnswered`: the proxy has answered before, so it is mounted at this address. */
type Asked = { method: string; hasAnswered: boolean }

/** The proxy's answer, parsed. Throws the error in it, or what an answer of another server in its place means. */
export async function readAnswer<N extends keyof Answers>(
  response: Response,
  name: N,
  asked: Asked,
): Promise<Answers[N]> {
  const text = await response.text()
  const json = parseJson(text)
  const answer = z.safeParse<z.ZodMiniType<Answers[N]>>(SCHEMAS[name], json)
  if (response.ok && answer.success) return answer.data
  const error = z.safeParse(contract.problem, json)
  if (!error.success) throw foreignError(response, text, asked)
  const { code, requestId, fields, retryAfter, restored } = error.data
  throw new ConnectorAuthError(isErrorCode(code) ? code : 'bad_response', { requestId, fields, retryAfter, restored })
}

const signal = z.union([contract.returnSignal, contract.connectedSignal, contract.followingSignal])

/** A message of the return page or of another wizard; `null` if it is of anyone else. */
export function readSignal(data: unknown): Signal | null {
  return z.safeParse(signal, data).data ?? null
}

export type Signal = z.infer<typeof signal>

/** What the host's login, a CSRF filter, a firewall, a load balancer or another server has answered, as an error. */
function foreignError(response: Response, text: string, asked: Asked): ConnectorAuthError {
  const { status, headers } = response
  const seconds = Number(headers.get('Retry-After'))
  const cause = new Error(isRedirect(response) ? 'a redirect' : `${status} ${headers.get('Content-Type') ?? ''}`.trim())
  return new ConnectorAuthError(foreignCode(response, text, asked), {
    cause,
    ...(seconds > 0 && { retryAfter: seconds }),
  })
}

/** Every other 5xx is `unavailable`, and every other status `bad_response`: nothing of ours is mounted there. */
const FOREIGN_CODES: { readonly [status: number]: ErrorCode } = {
  401: 'unauthenticated',
  // A CSRF filter, whose token belongs to the page (Django, Spring and Express 403, Laravel 419, Rails 422), or a firewall.
  403: 'page_expired',
  419: 'page_expired',
  422: 'page_expired',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  // IIS: the session has timed out.
  440: 'unauthenticated',
  501: 'method_not_allowed',
  // A captive portal.
  511: 'network',
}

function foreignCode(response: Response, text: string, { method, hasAnswered }: Asked): ErrorCode {
  const { status, redirected, headers, ok } = response
  const isPage = text.trimStart().startsWith('<')
  if (redirected || isRedirect(response)) return 'unauthenticated'
  if (headers.has('cf-mitigated') || (isPage && CHALLENGE.test(text))) return 'page_expired'
  if (isPage && (ok || status === 403) && isLogin(text)) return 'unauthenticated'
  // Where the proxy has answered before, a page is not that of an app without a proxy, but a login that needs scripts.
  if (isPage && ok && hasAnswered) return 'unauthenticated'
  // ASP.NET's CSRF filter.
  if (status === 400 && method !== 'GET') return 'page_expired'
  return FOREIGN_CODES[status] ?? (status >= 500 ? 'unavailable' : 'bad_response')
}

/** Cloudflare's question whether the browser is a person's, which only a page can answer. */
const CHALLENGE = /cf.chl|challenge-platform|just a moment/i

/** A form that asks for a password, or that leads to an identity provider. */
function isLogin(html: string): boolean {
  return /<(form|input)\b/i.test(html) && /passw|log.?[io]n|sign.?[io]n|saml/i.test(html)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code)
}
