import type { ConnectLink } from '../../core/contract.js'
import { createHostNotifications } from '../http/createHostNotifications.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { isUsable, type Links } from './createLinks.js'
import { type LinkRequest, readLinkRequest } from './linkRequest.js'

/**
 * For the host's own server: links to a page of the proxy, on which anyone who has the link can connect its connectors,
 * without an account at the host. Kept in the `store`: with the default one, in memory, they end with the process.
 */
export type ConnectLinks = {
  /**
   * Creates a link. `url` holds its secret: show it or send it, and do not log or keep it. `expiresAt` is ISO 8601.
   * The link ends when every connector is connected, when it expires, and with `revoke`.
   *
   * @throws A `TypeError` for a request that is not valid; a `ConnectorAuthError` of code `not_found` when the account has not
   * all connectors.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function invite(accountId: string, accountConnectorIds: readonly string[]): Promise<string> {
   *   const { url } = await proxy.links.create({ accountId, accountConnectorIds, userId: 'ada', userName: 'Ada Moore' })
   *   return url
   * }
   */
  create: (request: LinkRequest) => Promise<ConnectLink>
  /**
   * Ends a link, and the sessions of pages that are open. Does nothing for a link that has expired or is not known.
   *
   * @throws A `ConnectorAuthError` of code `unavailable` when the `store` does not answer.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function withdraw(linkId: string): Promise<void> {
   *   await proxy.links.revoke(linkId)
   * }
   */
  revoke: (id: string) => Promise<void>
}

export function createConnectLinks(config: ProxyConfig, links: Links): ConnectLinks {
  const { auditLink } = createHostNotifications(config)
  return {
    create: async (request) => {
      const { link, record } = await links.create(readLinkRequest(request, config))
      await auditLink('createLink', record)
      return link
    },
    revoke: async (id) => {
      const record = await links.find(id)
      if (record === null) return
      if (!isUsable(await links.stateOf(record))) return
      await links.revoke(record)
      await auditLink('revokeLink', record)
    },
  }
}
