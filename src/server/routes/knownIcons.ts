import type { ConnectorSummary, ListedConnector } from '../../core/connector.js'

/** Of SHA-256 in base64url: 96 bits. */
const ICON_ID_LENGTH = 16

/** The icon ids of a query: what else it holds is ignored. */
export function readIconIds(text: string): ReadonlySet<string> {
  return new Set(text.split(',').filter((id) => /^[\w-]{16}$/.test(id)))
}

/**
 * The connectors of a list, each with the id of its icon and without the icon when the caller has it. An id is made of the
 * picture itself: a connector whose icon has changed is sent with the new one. An icon that is an address has no id.
 */
export function withoutIcons(
  connectors: readonly ConnectorSummary[],
  known: ReadonlySet<string>,
): Promise<ListedConnector[]> {
  return Promise.all(
    connectors.map(async (connector) => {
      const { icon } = connector
      const iconId = icon?.startsWith('data:') ? await iconIdOf(icon) : null
      return { ...connector, icon: iconId !== null && known.has(iconId) ? null : icon, iconId }
    }),
  )
}

async function iconIdOf(icon: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(icon))
  const text = btoa(String.fromCharCode(...new Uint8Array(hash)))
  return text.replaceAll('+', '-').replaceAll('/', '_').slice(0, ICON_ID_LENGTH)
}
