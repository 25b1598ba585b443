import { ConnectorAuthError } from '../../core/errors.js'
import { safeError } from './problem.js'
import { withTimeout } from './withTimeout.js'

/** Milliseconds that the store may take. */
const PATIENCE = 2_000

/** Work of the store's. What it throws, and what it takes too long for, is `unavailable`. */
export async function withStoreTimeout<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withTimeout(work, PATIENCE, () => new Error('the store took too long'))
  } catch (cause) {
    throw new ConnectorAuthError('unavailable', { cause: safeError(cause) })
  }
}

/** Keyv may swallow a store's failure and answer `false`: what was not kept must not be taken for kept. */
export async function kept(work: () => Promise<unknown>): Promise<void> {
  if ((await withStoreTimeout(work)) === false) throw new ConnectorAuthError('unavailable')
}
