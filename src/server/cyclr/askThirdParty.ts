import type { Verification } from '../../core/connector.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import type { AccountConnectorDto } from './dto.js'

/** What the third party says to what is stored now. */
export async function askThirdParty(
  { testMethod }: ProxyConfig,
  account: CyclrApi,
  id: string,
  { Connector }: AccountConnectorDto,
): Promise<Verification> {
  const method = testMethod(Connector.Name ?? '')
  return method === null ? 'unknown' : account.test(id, method)
}
