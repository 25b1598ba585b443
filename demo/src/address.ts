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

/** The shortest address that says the same: defaults are left out, and what is not ours stays as it was in `others`. */
export function hrefOf(address: Address, others = ''): string {
  const query = new URLSearchParams(others)
  const { connector, also, look, scheme, dir, intent, trouble, panel } = address
  const said = {
    connector,
    also: connector === null ? null : also,
    look: unless(LOOKS[0], look),
    scheme: unless(SCHEMES[0], scheme),
    dir: unless(DIRECTIONS[0], dir),
    intent: unless(INTENTS[0], intent),
    trouble: unless('', trouble),
    panel: panel ? null : '0',
  }
  for (const [name, value] of Object.entries(said)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size === 0 ? '/' : `/?${query}`
}

function unless(usual: string, value: string): string | null {
  return value === usual ? null : value
}

function oneOf<const T extends readonly [string, ...string[]]>(allowed: T, value: string | null): T[number] {
  return allowed.find((one) => one === value) ?? allowed[0]
}
