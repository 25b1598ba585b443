import { ConnectorAuthError, ERROR_CODES, visibleCode } from '../../core/errors.js'

/** The answer for a fault (RFC 9457): its code, and nothing of what caused it. */
export function problem(error: ConnectorAuthError, requestId: string, headers: Record<string, string> = {}): Response {
  const code = visibleCode(error.code)
  const { status } = ERROR_CODES[code]
  const { fields, retryAfter, restored } = error
  const body = {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status,
    code,
    requestId,
    ...(fields.length > 0 && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(restored !== undefined && { restored }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
      ...headers,
    },
  })
}

export function toConnectorAuthError(error: unknown): ConnectorAuthError {
  return error instanceof ConnectorAuthError
    ? error
    : new ConnectorAuthError('misconfigured', { cause: safeError(error) })
}

/**
 * Where an error of somebody else's came from. Not what it says: a host's or a store's message may hold a token, a user
 * name or a connection string.
 */
export function safeError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`a thrown ${typeof error}`)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return new Error(`${error.constructor.name} ${frames.slice(0, 3).join(' ').trim()}`)
}
