import type { Verification } from '../../core/connector.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import { statusOf } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'

/** 4xx statuses that are about the call and not about the credential. */
const ABOUT_THE_CALL = [401, 403, 404, 408, 429]

/** Whether the third party accepts the stored credential. `unknown` when no test method is known, or it cannot run. */
export async function verifyCredential(
  { testMethod }: ProxyConfig,
  api: CyclrApi,
  id: string,
  { Connector }: AccountConnectorDto,
): Promise<Verification> {
  const method = testMethod(Connector.Name ?? '')
  // Cyclr's answer to a malformed identifier reads like a rejection; and `..` would be another path.
  if (method === null || !/^[\w-]{3,200}$/.test(method)) return 'unknown'
  try {
    await api.test(id, method)
    return 'accepted'
  } catch (error) {
    // Cyclr does not say when the connector lacks the method, or when only approved addresses may call it (D).
    const status = statusOf(error)
    const isRejected = status !== null && status >= 400 && status < 500 && !ABOUT_THE_CALL.includes(status)
    return isRejected ? 'rejected' : 'unknown'
  }
}
