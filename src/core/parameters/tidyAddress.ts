import type { Parameter } from '../connector.js'

type Form = Pick<Parameter, 'prefix' | 'suffix' | 'shape'>

/**
 * The part of a pasted address that a setting asks for: `https://acme.example.com/login` is `acme` beside the affix
 * `.example.com`, and `acme.example.com` where a host is asked for. Text that is no address comes back as it is.
 */
export function tidyAddress(typed: string, { prefix, suffix, shape }: Form): string {
  const text = typed.trim()
  if (prefix === null && suffix === null && !(shape === 'host' || shape === 'origin')) return typed
  if (shape === 'origin') return /^(https?:\/\/[^/\s]+)\/[^\s]*$/i.exec(text)?.[1] ?? typed
  const bare = withoutPrefix(text, prefix)
  const end = suffix === null ? -1 : bare.toLowerCase().indexOf(suffix.toLowerCase())
  if (end > 0) return bare.slice(0, end)
  return bare === text ? typed : withoutPath(bare, shape)
}

function withoutPrefix(text: string, prefix: string | null): string {
  if (prefix !== null && text.toLowerCase().startsWith(prefix.toLowerCase())) return text.slice(prefix.length)
  // Only a web address is asked for by its host: another scheme says something of its own.
  return prefix === null || /^https?:/i.test(prefix) ? text.replace(/^https?:\/\//i, '') : text
}

function withoutPath(text: string, shape: string | null): string {
  return shape === 'host' || shape === 'subdomain' ? text.replace(/[/?#].*$/, '') : text
}
