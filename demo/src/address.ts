import { readConnectorReturn } from '../../src/index.js'

export const LOOKS = ['alderway', 'marrow', 'shellcraft'] as const
export const SCHEMES = ['system', 'light', 'dark'] as const
export const DIRECTIONS = ['ltr', 'rtl'] as const
export const INTENTS = ['connect', 'reconnect', 'manage'] as const

export type Look = (typeof LOOKS)[number]

/** Everything the page shows, so that any combination has a link. */
export type Address = {
  connector: string | null
  /** A second one beside it. */
  also: string | null
  look: Look
  scheme: (typeof SCHEMES)[number]
  dir: (typeof DIRECTIONS)[number]
  intent: (typeof INTENTS)[number]
  /** What the fake Cyclr does wrong; empty for nothing. */
  trouble: string
  panel: boolean
}

export function readAddress(href: string): Address {
  const query = new URL(href).searchParams
  return {
    connector: query.get('connector') ?? readConnectorReturn(href)?.accountConnectorId ?? null,
    also: query.get('also'),
    look: oneOf(LOOKS, query.get('look')),
    scheme: oneOf(SCHEMES, query.get('scheme')),
    dir: oneOf(DIRECTIONS, query.get('dir')),
    intent: oneOf(INTENTS, query.get('intent')),
    trouble: query.get('trouble') ?? '',
    panel: query.get('panel') !== '0',
  }
}

/** The shortest address that says the same: defaults are left out. */
export function hrefOf(address: Address): string {
  const query = new URLSearchParams()
  const { connector, also, look, scheme, dir, intent, trouble, panel } = address
  if (connector !== null) query.set('connector', connector)
  if (connector !== null && also !== null) query.set('also', also)
  if (look !== LOOKS[0]) query.set('look', look)
  if (scheme !== SCHEMES[0]) query.set('scheme', scheme)
  if (dir !== DIRECTIONS[0]) query.set('dir', dir)
  if (intent !== INTENTS[0]) query.set('intent', intent)
  if (trouble !== '') query.set('trouble', trouble)
  if (!panel) query.set('panel', '0')
  return query.size === 0 ? '/' : `/?${query}`
}

function oneOf<const T extends readonly [string, ...string[]]>(allowed: T, value: string | null): T[number] {
  return allowed.find((one) => one === value) ?? allowed[0]
}
