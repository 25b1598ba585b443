import type { Verification } from '../../core/connector.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import type { Release } from './createReleases.js'
import { isByThirdParty, isNotFound, isRefusal } from './cyclrErrors.js'

/** How long it counts that a method has worked. A release does not change (D). */
const WORKED_TTL_MS = 90 * 24 * 60 * 60 * 1000

/**
 * Whether the third party accepts the stored credential. `unknown` when no test method is known, or it cannot run. `rejected`
 * only when that is proven: a 400 also answers a call that is wrong in itself, whatever the credential is (O). `reread` reads
 * the release again where `release` may be an earlier one and the outcome depends on it; throws what that throws.
 */
export async function verifyCredential(
  { testMethod, store }: Pick<ProxyConfig, 'testMethod' | 'store'>,
  api: CyclrApi,
  id: string,
  release: Release,
  reread?: () => Promise<Release>,
): Promise<Verification> {
  const method = testMethod(release.Name ?? '')
  if (method === null) return 'unknown'
  try {
    await api.runMethod(id, method)
  } catch (error) {
    if (isByThirdParty(error)) return 'rejected'
    if (!isRefusal(error) && !isNotFound(error)) return 'unknown'
    const { Id } = reread ? await reread() : release
    // A call that has worked for this release is well formed: then only the credential is left.
    const hasWorked = isRefusal(error) && (await store.get(workedKey(Id, method)).catch(() => undefined)) === true
    return hasWorked ? 'rejected' : 'unknown'
  }
  if (release.Id !== null) await store.set(workedKey(release.Id, method), true, WORKED_TTL_MS).catch(() => undefined)
  return 'accepted'
}

function workedKey(releaseId: string | null, method: string): string {
  return `caw:worked:${releaseId}:${method.toLowerCase()}`
}
