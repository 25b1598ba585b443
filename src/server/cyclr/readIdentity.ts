import type { IdentityAnswer } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { AccountRef } from '../../core/grant.js'
import { withoutInvisible } from '../../core/parameters/characters.js'
import { looksSecret } from '../../core/parameters/isOpen.js'
import { withTimeout } from '../http/withTimeout.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import { keyedDigest } from './storedCredential.js'

/** The wizard shows its screen without waiting for this; a person looks at it for about as long. */
const IDENTITY_TIMEOUT_MS = 8_000
const MAX_CHARACTERS = 120
/** How long it counts whose sign-in was read last. Only a digest of it is kept. */
const MARK_TTL_MS = 365 * 24 * 60 * 60 * 1000

/**
 * Whose sign-in is stored, and whether it is another one than that of `earlier`. Whether the answer to a test method has a
 * body is an assumption (A): without one, and for any error, nothing is known and nothing is different.
 */
export async function readIdentity(
  config: ProxyConfig,
  api: CyclrApi,
  { accountId }: AccountRef,
  id: string,
  connector: string | null,
  earlier: string | null,
): Promise<IdentityAnswer> {
  const { connectedAs } = config.guides.get(connector ?? '') ?? {}
  if (!connectedAs) return { connectedAs: null, mark: null, isDifferent: false }
  const { method, label } = connectedAs
  const text = await withTimeout(() => api.runMethod(id, method), IDENTITY_TIMEOUT_MS, timeoutError)
    .then((answer) => identityIn(answer, label))
    .catch((error: unknown) => {
      const code = error instanceof ConnectorAuthError ? error.code : 'upstream_error'
      config.logger.info({ accountConnectorId: id, code }, 'Whose sign-in is stored could not be read')
      return null
    })
  const key = `caw:identity:${accountId}:${id}`
  if (text === null) return { connectedAs: null, mark: await lastMark(config, key), isDifferent: false }
  // Addresses are written in capitals or not.
  const mark = await keyedDigest('identity-mark', `${key} ${text.normalize('NFKC').toLowerCase()}`, config)
  await config.store.set(key, mark, MARK_TTL_MS).catch(() => undefined)
  return { connectedAs: cut(text), mark, isDifferent: earlier !== null && earlier !== mark }
}

async function lastMark({ store }: ProxyConfig, key: string): Promise<string | null> {
  const mark = await store.get(key).catch(() => null)
  return typeof mark === 'string' ? mark : null
}

/** The text at a dotted path; `null` where there is none that a person may see. */
function identityIn(answer: unknown, path: string): string | null {
  let value: unknown = answer
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null
    value = Object.hasOwn(value, name) ? Reflect.get(value, name) : null
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = withoutInvisible(String(value)).replace(/\s+/g, ' ').trim()
  return text === '' || looksSecret(text) ? null : text
}

function cut(text: string): string {
  // `Array.from` splits between characters, not inside of one.
  const characters = Array.from(text)
  return characters.length <= MAX_CHARACTERS ? text : `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`
}

function timeoutError(): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error('the method took too long') })
}
