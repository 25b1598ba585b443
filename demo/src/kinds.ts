import type { AuthKind } from '../../src/index.js'

const WAYS: Record<AuthKind, string> = {
  apiKey: 'API key',
  basic: 'User name and password',
  oauth: 'Sign-in window',
  clientCredentials: 'Client ID and secret',
  password: 'User name and password',
  none: 'Settings',
  unsupported: 'Set up by us',
}

/** How a connector is connected, in the page's words. */
export function waysOf(kinds: readonly AuthKind[]): string {
  const ways = [...new Set(kinds.map((kind) => WAYS[kind]))]
  return ways.map((way, index) => (index === 0 ? way : way.charAt(0).toLowerCase() + way.slice(1))).join(' or ')
}
