import type { ConnectorAuthError, ErrorCode } from './errors.js'

/** What happened, why and what to do, for developers. Users read the wizard's own texts. */
export function developerMessage({ code, requestId, cause }: ConnectorAuthError, isOnline: boolean): string {
  const what = cause instanceof Error ? cause.message : ''
  if (code === 'widget_error') return 'a view threw an error. The console has it under this reference.'
  if (requestId !== undefined) return `the proxy answered "${code}". The request id leads to the reason in its log.`
  if (code === 'misconfigured') return what
  if (code === 'network' && !isOnline) return 'the browser is offline.'
  const text = NOT_THE_PROXY[code] ?? `a server in front of the proxy caused "${code}". Look in its log.`
  return what === '' ? text : `${text} What came: ${what.slice(0, MAX_CAUSE_LENGTH)}.`
}

const MAX_CAUSE_LENGTH = 200

/** Why something other than the proxy answered, or nothing. */
const NOT_THE_PROXY: { readonly [code in ErrorCode]?: string } = {
  network:
    'nothing answered at "proxyUrl". The server is down, the address is wrong, or the browser refused the answer: then add the origin of the page to "allowedOrigins".',
  unauthenticated:
    'the session has ended: a 401, a login page or a redirect came in place of the proxy\u2019s answer. If it has not, a server in front of the proxy does not accept it.',
  page_expired:
    'a CSRF filter or a firewall in front of the proxy refused the request. Return the token of the filter from "headers", or exempt the path of the proxy.',
  page_outdated:
    'a part of the script is no longer on the server. The page is older than the last deployment: reload it.',
  method_not_allowed: 'a server in front of the proxy does not let GET, PUT, POST and DELETE pass.',
  bad_response:
    'the address in "proxyUrl" did not answer as the proxy does. Pass the path where createConnectorProxy is mounted.',
}
