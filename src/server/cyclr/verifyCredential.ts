import type { Verification } from '../../core/connector.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import { isByThirdParty, isRefusal } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'

/** How long it counts that a method has worked. A release does not change (D). */
const WORKED_TTL_MS = 90 * 24 * 60 * 60 * 1000

/**
 * Whether the third party accepts the stored credential. `unknown` when no test method is known, or it cannot run. `rejected`
 * only when that is proven: a 400 also answers a call that is wrong in itself, whatever the credential is (O).
 */
export async function verifyCredential(
  { testMethod, store }: Pick<ProxyConfig, 'testMethod' | 'store'>,
  api: CyclrApi,
  id: string,
  { Connector }: AccountConnectorDto,
): Promise<Verification> {
  const method = testMethod(Connector.Name ?? '')
  if (method === null) return 'unknown'
  const workedKey = `caw:worked:${Connector.Id}:${method.toLowerCase()}`
  try {
    await api.runMethod(id, method)
  } catch (error) {
    if (isByThirdParty(error)) return 'rejected'
    // A call that has worked for this release is well formed: then only the credential is left.
    const hasWorked = isRefusal(error) && (await store.get(workedKey).catch(() => undefined)) === true
    return hasWorked ? 'rejected' : 'unknown'
  }
  if (Connector.Id !== null) await store.set(workedKey, true, WORKED_TTL_MS).catch(() => undefined)
  return 'accepted'
}
