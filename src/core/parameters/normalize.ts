import type { Parameter } from '../connector.js'

type AddressForm = Pick<Parameter, 'prefix' | 'suffix' | 'shape'>

/**
 * The part of a pasted address that a setting asks for: `https://acme.example.com/login` is `acme` beside the suffix
 * `.example.com`, and `acme.example.com` where a host is asked for. Text that is not an address is returned unchanged.
 */
export function normalizeAddress(typed: string, { prefix, suffix, shape }: AddressForm): string {
  const text = typed.trim()
  if (prefix === null && suffix === null && !(shape === 'host' || shape === 'origin')) return typed
  if (shape === 'origin') return /^(https?:\/\/[^/\s]+)\/[^\s]*$/i.exec(text)?.[1] ?? typed
  const bare = withoutPrefix(text, prefix)
  const end = suffix === null ? -1 : bare.toLowerCase().indexOf(suffix.toLowerCase())
  if (end > 0) return bare.slice(0, end)
  return bare === text ? typed : withoutPath(bare, shape)
}

/**
 * A pasted key without the spaces, line breaks and invisible characters around it, and without line breaks inside.
 * Spaces inside stay: the keys of some providers contain them.
 */
export function normalizeKey(text: string): string {
  return text.replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu, '').replace(/[\r\n]+/g, '')
}

function withoutPrefix(text: string, prefix: string | null): string {
  if (prefix !== null && text.toLowerCase().startsWith(prefix.toLowerCase())) return text.slice(prefix.length)
  // A web address is asked for by its host; another scheme is part of the value.
  return prefix === null || /^https?:/i.test(prefix) ? text.replace(/^https?:\/\//i, '') : text
}

function withoutPath(text: string, shape: string | null): string {
  return shape === 'host' || shape === 'subdomain' ? text.replace(/[/?#].*$/, '') : text
}
