import { WIZARD_HEADER } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { fail } from '../options/readOrigin.js'
import { warnOnce } from './warnOnce.js'

/**
 * Headers that pages on other origins may send without being listed: the wizard's own, those of CSRF filters, and those that
 * tracing libraries add to every request of a page (W3C Trace Context, Sentry, B3, Datadog, New Relic, Elastic, App Insights).
 * The proxy passes none of them on.
 */
const DEFAULT_HEADERS: readonly string[] = [
  'Authorization',
  'Content-Type',
  // Browsers ask first for a value with other characters than a language tag has.
  'Accept-Language',
  WIZARD_HEADER,
  'X-CSRF-Token',
  'X-CSRFToken',
  'X-XSRF-TOKEN',
  'X-Requested-With',
  'X-Request-Id',
  'X-Correlation-Id',
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  'b3',
  'X-B3-TraceId',
  'X-B3-SpanId',
  'X-B3-ParentSpanId',
  'X-B3-Sampled',
  'x-datadog-trace-id',
  'x-datadog-parent-id',
  'x-datadog-origin',
  'x-datadog-sampling-priority',
  'newrelic',
  'elastic-apm-traceparent',
  'Request-Id',
  'Request-Context',
]

/** The option `allowedHeaders`, with the headers that are always allowed. */
export function readAllowedHeaders(names: readonly string[] | undefined): readonly string[] {
  if (names === undefined) return DEFAULT_HEADERS
  if (!Array.isArray(names)) return fail('allowedHeaders', 'It is not a list. Pass an array of header names')
  // Not `*`: browsers do not expand it for requests with credentials.
  const areNames = names.every((name) => typeof name === 'string' && name !== '*' && /^[\w!#$%&'*+.^`|~-]+$/.test(name))
  if (!areNames) fail('allowedHeaders', 'It contains something else than header names. Pass each name in full')
  return [...DEFAULT_HEADERS, ...names]
}

/** A browser does not send a request after a preflight that does not allow each of its headers, and does not say which. */
export function warnOfHeaders({ method, headers }: Request, config: ProxyConfig): void {
  const { allowedOrigins, allowedHeaders, logger } = config
  if (method !== 'OPTIONS' || !allowedOrigins.has(headers.get('Origin') ?? '')) return
  const allowed = new Set(allowedHeaders.map((name) => name.toLowerCase()))
  for (const asked of (headers.get('Access-Control-Request-Headers') ?? '').split(',')) {
    const header = asked.trim().toLowerCase()
    if (allowed.has(header) || !/^[\w-]{1,64}$/.test(header)) continue
    const message = `a page sends the header "${header}", which "allowedHeaders" does not contain, so browsers block the request.`
    warnOnce(logger, `header ${header}`, { header }, message)
  }
}
