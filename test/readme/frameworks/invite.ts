import { proxy } from './proxy.js'

/** The address to send. Keep the `id` too if you may have to end the link: `proxy.links.revoke(id)`. */
export async function invite(accountId: string, accountConnectorIds: readonly string[]): Promise<string> {
  const { url } = await proxy.links.create({
    accountId,
    accountConnectorIds, // or cycleId
    userId: 'ada', // who asks, for the audit
    userName: 'Ada Moore', // who asks, as the page says it
    expiresIn: 3 * 24 * 60 * 60, // seconds: 24 hours by default, seven days at most
  })
  return url
}
