import type { KeyShape } from '../connector.js'

/** A key within a longer line. `sign`: the text before it; `null`: it is in quotes. */
export type InsideKey = { key: string; sign: string | null }

/**
 * The key inside a pasted line such as `Authorization: Bearer …`, `KEY=…` or `"…"`; `null` when the text looks like a key
 * alone. Only offer it: there are keys such as `Endpoint=sb://…;SharedAccessKey=…=`.
 */
export function keyInside(text: string): InsideKey | null {
  const header = /^(?:authorization\s*:\s*)?(bearer|basic|token)\s+(\S.*)$/i.exec(text)
  if (header?.[1] && header[2]) return { sign: header[1], key: header[2] }
  const quoted = /^(["'`])(.+)\1$/.exec(text)
  if (quoted?.[2]) return { sign: null, key: quoted[2] }
  const setting = /^(?:export\s+)?[A-Za-z_][\w.-]*\s*([=:])\s*(["'`]?)([^\s/=:].{6,}[^"'`])\2$/.exec(text)
  return setting?.[1] && setting[3] ? { sign: setting[1], key: setting[3] } : null
}

/** Why a text is probably not the right key, or `null`. Never a reason to refuse it. */
export function keyDoubt(text: string, shape: KeyShape | null): 'email' | 'url' | 'short' | 'prefix' | null {
  if (/^\S+@\S+\.\S+$/.test(text)) return 'email'
  if (/^https?:\/\/\S+$/i.test(text)) return 'url'
  if (text.length < (shape?.minLength ?? 8)) return 'short'
  return shape?.prefix !== undefined && !text.startsWith(shape.prefix) ? 'prefix' : null
}
