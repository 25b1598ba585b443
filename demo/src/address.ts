import { readConnectorReturn } from '../../src/index.js'

export const LOOKS = ['alderway', 'marrow', 'shellcraft'] as const
export const SCHEMES = ['system', 'light', 'dark'] as const
export const DIRECTIONS = ['ltr', 'rtl'] as const
export const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'ja', 'ar'] as const
export const INTENTS = ['connect', 'reconnect', 'manage'] as const

export type Look = (typeof LOOKS)[number]

/** The state of the page. It is kept in the URL, so that every state can be linked to. */
export type Address = {
  connector: string | null
  /** The cycle of the workflow that is being set up. */
  workflow: string | null
  /** A second connector beside the first. */
  also: string | null
  look: Look
  scheme: (typeof SCHEMES)[number]
  dir: (typeof DIRECTIONS)[number]
  locale: (typeof LOCALES)[number]
  intent: (typeof INTENTS)[number]
  /** The fault injected into the fake Cyclr, or an empty string. */
  fault: string
  panel: boolean
}

export function readAddress(href: string): Address {
  const query = new URL(href).searchParams
  return {
    connector: query.get('connector') ?? readConnectorReturn(href)?.accountConnectorId ?? null,
    workflow: query.get('workflow'),
    also: query.get('also'),
    look: oneOf(LOOKS, query.get('look')),
    scheme: oneOf(SCHEMES, query.get('scheme')),
    dir: oneOf(DIRECTIONS, query.get('dir')),
    locale: oneOf(LOCALES, query.get('locale')),
    intent: oneOf(INTENTS, query.get('intent')),
    fault: query.get('fault') ?? '',
    panel: query.get('panel') !== '0',
  }
}

/** The shortest URL of an address: defaults are left out. Parameters in `others` that the demo does not use are kept. */
export function hrefOf(address: Address, others = ''): string {
  const query = new URLSearchParams(others)
  const { connector, workflow, also, look, scheme, dir, locale, intent, fault, panel } = address
  const parameters = {
    connector,
    workflow: connector === null ? workflow : null,
    also: connector === null ? null : also,
    look: nullIfDefault(LOOKS[0], look),
    scheme: nullIfDefault(SCHEMES[0], scheme),
    dir: nullIfDefault(DIRECTIONS[0], dir),
    locale: nullIfDefault(LOCALES[0], locale),
    intent: nullIfDefault(INTENTS[0], intent),
    fault: nullIfDefault('', fault),
    panel: panel ? null : '0',
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size === 0 ? '/' : `/?${query}`
}

function nullIfDefault(defaultValue: string, value: string): string | null {
  return value === defaultValue ? null : value
}

function oneOf<const T extends readonly [string, ...string[]]>(allowed: T, value: string | null): T[number] {
  return allowed.find((one) => one === value) ?? allowed[0]
}
