import type { AuthKind } from '../../src/index.js'

const KIND_LABELS: Record<AuthKind, string> = {
  apiKey: 'API key',
  basic: 'User name and password',
  oauth: 'Sign-in window',
  clientCredentials: 'Client ID and secret',
  password: 'User name and password',
  none: 'Settings',
  unsupported: 'Set up by us',
}

/** The methods of a connector as a label. */
export function labelOfKinds(kinds: readonly AuthKind[]): string {
  const labels = [...new Set(kinds.map((kind) => KIND_LABELS[kind]))]
  return labels
    .map((label, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(' or ')
}
