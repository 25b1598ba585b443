import type { Parameter } from '../connector.js'

export type AddressForm = Pick<Parameter, 'prefix' | 'suffix' | 'shape' | 'pattern'>

const SHAPES: readonly (string | null)[] = ['host', 'origin', 'subdomain', 'url']
const MAX_ROUNDS = 5
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[\da-f:.]+\])(?::\d+)?$/i
/** A web scheme, also one that is misspelt or typed twice, or the slashes alone. */
const WEB_SCHEME = /^(?:https?(?=[:;/\\])[:;]*[\\/]*|[\\/]+)+/i
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i

/** Whether a setting asks for a web address, or for a part of one. */
export function isAddress({ prefix, suffix, shape }: AddressForm): boolean {
  return SHAPES.includes(shape) || prefix?.includes('://') === true || suffix?.startsWith('.') === true
}

/**
 * The part of a typed address that a setting asks for: `https://acme.example.com/login` is `acme` beside the suffix
 * `.example.com`, `acme.example.com` where a host and `https://acme.example.com` where an origin is asked for. A login inside
 * the address is left out. `null` when the part cannot be determined.
 */
export function addressPart(typed: string, form: AddressForm): string | null {
  let part: string | null = typed
  // What is left may be wrapped again: `"<acme>"`.
  for (let round = 0; round < MAX_ROUNDS && part !== null; round += 1) {
    const next: string | null = reduced(unwrapped(part), form)
    if (next === part) return part
    part = next
  }
  return null
}

function reduced(text: string, form: AddressForm): string | null {
  const { prefix, suffix, shape } = form
  // The browser's parser knows no host in an address that is not of the web.
  if (prefix !== null && OTHER_SCHEME.test(prefix)) return withoutLogin(withoutPrefix(text, prefix))
  if (suffix !== null || shape === 'subdomain') return subdomainOf(text, form)
  if (shape === 'origin') return originOf(text)
  if (shape === 'url') return urlOf(text)
  if (shape === 'host') return hostOf(text)
  return withoutLogin(withoutPrefix(text, prefix).replace(WEB_SCHEME, ''))
}

/** Without a prefix that was typed as well, once or twice. */
export function withoutPrefix(text: string, prefix: string | null): string {
  if (!prefix) return text
  let rest = text
  while (rest.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase()) rest = rest.slice(prefix.length)
  return rest
}

/** A password before the host: `ada:secret@acme.example.com`. It would be stored, and shown to others. */
export function holdsPassword(value: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:)?[\\/]*[^\\/?#:@]*:[^\\/?#]*@/i.test(value)
}

/** Without the brackets or quotes that a mail or a document puts around an address. */
function unwrapped(typed: string): string {
  const text = typed.trim().replace(/[,;]{1,9}$/, '')
  return /^[<("'`“‘«„](.+)[>)"'`”’»“]$/su.exec(text)?.[1]?.trim() ?? text
}

function hostOf(text: string): string | null {
  const address = parseAddress(text)
  return address !== null && HOST.test(text) ? text : (address?.host ?? null)
}

/** `acme/` and `acme.` are `acme`. A whole host has to end in the suffix. */
function subdomainOf(text: string, { prefix, suffix, pattern }: AddressForm): string | null {
  const label = /^(?!https?[\\/])([\p{L}\p{N}_-]+)\.?(?:[\\/?#].*)?$/isu.exec(text)?.[1]
  if (label !== undefined) return inAscii(label)
  const host = parseAddress(text)?.name
  if (!host?.includes('.')) return host === undefined ? null : asTyped(host, text)
  // Without a suffix the provider's own domain is not known: it has at least two labels.
  const [first = '', ...others] = host.replace(/^www\./, '').split('.')
  if (suffix === null) return others.length > 1 ? asTyped(first, text) : null
  const part = partBetween(host, prefix, suffix).replace(/^www(?:\.|$)/, '')
  // Several labels may be the host of another provider, unless a guide allows them.
  const isAllowed = pattern !== null && new RegExp(pattern, 'u').test(part)
  return part !== '' && (isAllowed || !part.includes('.')) ? asTyped(part, text) : null
}

/** `ａｃｍｅ` as `acme`, and a label of another script as it is in the name system: `münchen` as `xn--mnchen-3ya`. */
function inAscii(label: string): string | null {
  const text = label.normalize('NFKC')
  return /^[\w-]+$/.test(text) ? text : (parseAddress(text)?.name ?? null)
}

function partBetween(host: string, prefix: string | null, suffix: string): string {
  const start = prefix?.replace(WEB_SCHEME, '').toLowerCase() ?? ''
  const end = suffix.replace(/\/.*/s, '').toLowerCase()
  if (!host.endsWith(end)) return host
  return host.slice(host.startsWith(start) ? start.length : 0, -end.length)
}

function originOf(text: string): string | null {
  const address = OTHER_SCHEME.test(text) ? null : parseAddress(text)
  if (address === null) return null
  const { scheme, name, host, url } = address
  if (/^https?:\/\/$/i.test(scheme) && HOST.test(text.slice(scheme.length))) return withLowerScheme(text)
  const isWord = scheme === '' && host === name && !/[.:]|^localhost$/.test(name)
  return isWord ? null : `${url.protocol}//${host}`
}

/** A whole address, with a scheme and without a login. */
function urlOf(text: string): string | null {
  if (/^https?:\/\/[^\\/?#@\s]+(?:[/?#]\S*)?$/i.test(text) || OTHER_SCHEME.test(text)) return withLowerScheme(text)
  const address = parseAddress(text)
  if (address === null) return null
  const { scheme, name, host, url } = address
  if (scheme === '' && !/[.:]/.test(name)) return text
  const path = url.pathname + url.search + url.hash
  return `${url.protocol}//${host}${path === '/' && !text.endsWith('/') ? '' : path}`
}

/** Not every server, and not every pattern of a guide, takes `HTTPS://`. */
function withLowerScheme(text: string): string {
  return text.replace(/^https?:/i, (scheme) => scheme.toLowerCase())
}

function withoutLogin(text: string): string {
  return text.replace(/^[^\\/?#]*@/, '')
}

/**
 * The text as a web address, with or without its scheme; `null` if it is none. `name` is the host in lower case, in ASCII
 * and without a final dot.
 */
function parseAddress(text: string): { scheme: string; name: string; host: string; url: URL } | null {
  const bare = text.replace(OTHER_SCHEME, '')
  const scheme = WEB_SCHEME.exec(bare)?.[0] ?? ''
  try {
    const url = new URL(`${/http(?!s)[^h]*$/i.test(scheme) ? 'http' : 'https'}://${bare.slice(scheme.length)}`)
    const name = url.hostname.replace(/\.{1,9}$/, '')
    // The parser reads "12345" as an IPv4 address.
    const isNumber = /^[\d.]+$/.test(name) && !text.includes(name)
    const host = url.port === '' ? name : `${name}:${url.port}`
    return HOST.test(name) && !isNumber ? { scheme, name, host, url } : null
  } catch {
    return null
  }
}

/** Ids of tenants are part of some hosts, and may be in upper case. */
function asTyped(part: string, text: string): string {
  const at = text.toLowerCase().indexOf(part)
  return at < 0 ? part : text.slice(at, at + part.length)
}
