import { ConnectorAuthError } from '../../core/errors.js'
import { WIZARD_HEADER } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

/** Throws unless the wizard sent the request: by a header that no link, form or image can send and, for writes, the origin. */
export function checkOrigin(request: Request, config: ProxyConfig): void {
  const { headers, method } = request
  if (headers.get(WIZARD_HEADER) !== '1') throw new ConnectorAuthError('forbidden_origin')
  if (method === 'GET' || config.allowedOrigins.has(headers.get('Origin') ?? '')) return
  checkSameOrigin(request, config.publicOrigin)
  warnOfPublicUrl(request, config)
}

const warned = new WeakSet<ProxyConfig>()

/** The page shares its origin with the proxy, by the browser, and not with `publicUrl`: its sign-in windows cannot return. */
function warnOfPublicUrl({ headers }: Request, config: ProxyConfig): void {
  const { publicOrigin, publicUrl, logger } = config
  const origin = headers.get('Origin') ?? ''
  if (origin === publicOrigin || !URL.canParse(origin) || warned.has(config)) return
  warned.add(config)
  logger.warn(
    { origin: new URL(origin).origin, publicUrl },
    'ConnectorAuthWizard: the page reaches the proxy at another origin than "publicUrl", so no sign-in window opens. Pass the address that browsers use.',
  )
}

/** By Fetch Metadata where the browser sends it, else by `Origin`. A request with neither is refused. */
export function checkSameOrigin({ headers }: Request, publicOrigin: string): void {
  const site = headers.get('Sec-Fetch-Site')
  const isSame = site === null ? headers.get('Origin') === publicOrigin : site === 'same-origin'
  if (!isSame) throw new ConnectorAuthError('forbidden_origin')
}

/** Refuses a body that is not plain JSON in UTF-8, by its headers alone. No form can send such a request. */
export function checkContentType({ headers }: Request): void {
  const type = headers.get('Content-Type') ?? ''
  const encoding = headers.get('Content-Encoding') ?? 'identity'
  if (!/^application\/json(;\s*charset="?utf-8"?)?$/i.test(type.trim()) || encoding !== 'identity') {
    throw new ConnectorAuthError('unsupported_media_type')
  }
}
