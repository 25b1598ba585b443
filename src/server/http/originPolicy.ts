import { ConnectorAuthError } from '../../core/errors.js'
import { WIZARD_HEADER } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { warnOnce } from './warnOnce.js'

/** Of a header's value in the log. */
const MAX_VALUE_LENGTH = 100

/** Throws unless the wizard sent the request: by a header that no link, form or image can send and, for writes, the origin. */
export function checkOrigin(request: Request, config: ProxyConfig): void {
  const { headers, method } = request
  if (headers.get(WIZARD_HEADER) !== '1') throw originError(`${described(headers, WIZARD_HEADER)}, not "1"`)
  const isAllowed = config.allowedOrigins.has(headers.get('Origin') ?? '')
  if (method !== 'GET' && !isAllowed) checkSameOrigin(request, config.publicOrigin)
  if (!isAllowed) warnOfPublicUrl(request, config)
}

/** The page shares its origin with the proxy, by the browser, and not with `publicUrl`: its sign-in windows cannot return. */
function warnOfPublicUrl({ headers }: Request, { publicOrigin, publicUrl, logger }: ProxyConfig): void {
  if (headers.get('Sec-Fetch-Site') !== 'same-origin') return
  // Reads have no `Origin`.
  const address = headers.get('Origin') ?? headers.get('Referer') ?? ''
  if (!URL.canParse(address)) return
  const { origin } = new URL(address)
  if (origin === publicOrigin || origin === 'null') return
  warnOnce(
    logger,
    'publicUrl',
    { origin, publicUrl },
    'the page reaches the proxy at another origin than "publicUrl", so no sign-in window opens. Pass the address that browsers use.',
  )
}

/** By Fetch Metadata where the browser sends it, else by `Origin`. A request with neither is refused. */
export function checkSameOrigin({ headers }: Request, publicOrigin: string): void {
  const site = headers.get('Sec-Fetch-Site')
  if (site === null ? headers.get('Origin') === publicOrigin : site === 'same-origin') return
  const origin = described(headers, 'Origin')
  if (site !== null)
    throw originError(`${described(headers, 'Sec-Fetch-Site')}, and ${origin}, not in "allowedOrigins"`)
  throw originError(
    headers.has('Origin')
      ? `${origin}, not the origin of "publicUrl" and not in "allowedOrigins"`
      : 'the header "Origin" is missing, and so is "Sec-Fetch-Site". Browsers send one of them; other clients have to send the origin of "publicUrl" as "Origin"',
  )
}

/** Refuses a body that is not plain JSON in UTF-8, by its headers alone. No form can send such a request. */
export function checkContentType({ headers }: Request): void {
  const type = headers.get('Content-Type') ?? ''
  const encoding = headers.get('Content-Encoding') ?? 'identity'
  const isJson = /^application\/json(;\s*charset="?utf-8"?)?$/i.test(type.trim())
  if (isJson && encoding === 'identity') return
  const reason = isJson ? described(headers, 'Content-Encoding') : `${described(headers, 'Content-Type')}, not JSON`
  throw new ConnectorAuthError('unsupported_media_type', { cause: new Error(reason) })
}

function originError(reason: string): ConnectorAuthError {
  return new ConnectorAuthError('forbidden_origin', { cause: new Error(reason) })
}

/** What a header says, for the log. Of these headers none holds a secret. */
function described(headers: Headers, name: string): string {
  const value = headers.get(name)
  return value === null
    ? `the header "${name}" is missing`
    : `the header "${name}" is "${value.slice(0, MAX_VALUE_LENGTH)}"`
}
