import { WIZARD_HEADER } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

/** Refuses a request that is not the widget's own: a header no link, form or image can send, and for writes the origin. */
export function guard(request: Request, config: ProxyConfig): void {
  if (request.headers.get(WIZARD_HEADER) !== '1') throw new ConnectorAuthError('forbidden_origin')
  if (request.method === 'GET') return
  if (!isOwnOrigin(request, config)) throw new ConnectorAuthError('forbidden_origin')
  if (hasBody(request)) guardContentType(request)
}

/** A verification is asked for without a word; with a body it is a request like any other. */
function hasBody({ method, headers, url }: Request): boolean {
  const isVerification = new URL(url).pathname.endsWith('/verification')
  return method !== 'DELETE' && !(isVerification && !headers.has('Content-Type'))
}

/** By Fetch Metadata where the browser sends it, else by `Origin`; with neither there is nothing to trust. */
function isOwnOrigin(request: Request, { publicOrigin, allowedOrigins }: ProxyConfig): boolean {
  const site = request.headers.get('Sec-Fetch-Site')
  const origin = request.headers.get('Origin') ?? ''
  if (allowedOrigins.has(origin)) return true
  return site === null ? origin === publicOrigin : site === 'same-origin'
}

function guardContentType({ headers }: Request): void {
  const type = headers.get('Content-Type') ?? ''
  const encoded = headers.get('Content-Encoding')
  if (
    !/^application\/json(;\s*charset="?utf-8"?)?$/i.test(type.trim()) ||
    (encoded !== null && encoded !== 'identity')
  ) {
    throw new ConnectorAuthError('unsupported_media_type')
  }
}
