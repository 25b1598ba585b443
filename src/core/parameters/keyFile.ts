import { withLineFeeds, withoutInvisible } from './characters.js'
import type { FormReason } from './form.js'
import { wordsOf } from './labels.js'

export type KeyFile = 'broken' | 'public' | 'openssh' | 'ppk' | 'locked' | 'json' | 'certificate' | 'private'

/** Dashes, as typed or as a text processor replaces them. */
const DASH = '[-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]'
/** Not those of SSH2 (RFC 4716), which have a form of their own. */
const LABEL = '(?!\\s*SSH2)([A-Z0-9 ]{0,40}?(?:KEY|CERTIFICATE|REQUEST|CRL|PKCS7|CMS|PARAMETERS))'
const BOUNDARY = new RegExp(
  `${DASH}{1,20}\\s*(?:BEGIN\\s*${LABEL}\\s*${DASH}{1,20}|END\\s*${LABEL}\\s*${DASH}{1,5})`,
  'gu',
)
/** A boundary of which the end is missing. */
const CUT_BOUNDARY = new RegExp(`${DASH}{1,20}\\s*(?:E(?:N(?:D[^]*)?)?)?$`, 'u')
/** A well-formed block (RFC 7468, RFC 1421): boundaries and rows on lines of their own; headers end with an empty line. */
const GOOD_BLOCK = /^-----BEGIN ([A-Z0-9 ]+)-----\n(?:(?:\S[^:\n]*:.*\n)+\n)?(?:\S(?:.*\S)?\n)*?-----END \1-----$/gm
/** Text between blocks that is not part of a key: quotes, or a variable name before them. */
const WRAPPING = /^(?:(?:export\s+)?[A-Za-z_]\w*\s*[=:])?[^\p{L}\p{N}]*$/u
/** The headers of an encrypted key (RFC 1421). */
const HEADERS =
  /^\s*Proc-Type:\s*4,\s*ENCRYPTED\s*DEK-Info:\s*(DES[A-Z0-9-]*,\s*[0-9A-F]{16}|[A-Z0-9-]+,\s*[0-9A-F]{32})/i

/** What kind of key file a text looks like, or `null`. A hint, never an error. `broken`: its line breaks are `\\n`. */
export function keyFileOf(text: string): KeyFile | null {
  const holdsPrivate = text.includes('PRIVATE KEY-----')
  // A JSON file has to escape the line breaks of its key.
  if (text.trimStart().startsWith('{')) return holdsPrivate ? 'json' : null
  if (hasEscapedBreaks(text)) return 'broken'
  if (/-----BEGIN (RSA )?PUBLIC KEY|^ssh-(rsa|ed25519) /m.test(text)) return 'public'
  if (text.includes('BEGIN OPENSSH PRIVATE KEY')) return 'openssh'
  if (text.startsWith('PuTTY-User-Key-File')) return 'ppk'
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) return 'locked'
  if (holdsPrivate) return 'private'
  return text.includes('BEGIN CERTIFICATE') ? 'certificate' : null
}

/** A text whose line breaks are part of it: a key file, whole or damaged. */
export function isKeyFile(text: string): boolean {
  return hasBoundary(text) || /^\s*(?:PuTTY-User-Key-File|-{4,5} ?BEGIN [A-Z0-9])/.test(text) || isJson(text)
}

/** Replaces escaped line breaks by real ones. */
export function withLineBreaks(text: string): string {
  return text.replace(/(\\r)?\\n/g, '\n')
}

/**
 * A key file with one line break a line, and its PEM blocks in their usual form where nothing of them is lost: line breaks
 * that became spaces or went, indentation, other dashes, or a missing end. Other text is returned unchanged.
 */
export function mendKeyFile(typed: string): string {
  const text = withLineFeeds(withoutInvisible(typed))
  if (isJson(text) || hasEscapedBreaks(text) || !hasBoundary(text)) return text
  const mended = isBrokenPem(text) ? mendPem(text) : text
  return mended === null ? text : mended.trim() + (/\s$/.test(text) ? '\n' : '')
}

/** What is wrong with a PEM text that cannot be mended, or `null`. */
export function pemError(text: string): FormReason | null {
  if (!isBrokenPem(text)) return null
  return boundariesIn(text).at(-1)?.begins ? 'keyCut' : 'keyDamaged'
}

/** What is wrong with a key file that cannot be mended, or `null`. `names` are those of its field. */
export function keyFileError(text: string, names: readonly string[]): FormReason | null {
  const words = names.flatMap(wordsOf).join(' ')
  const asksForJson = /\bjson\b/.test(words) && !/\bbase ?64\b/.test(words)
  return isJson(text) || asksForJson ? jsonError(text, words) : pemError(text)
}

/** The values of a JSON key file that belong to a field, by field id: `client_email` belongs to `ClientEmail`. */
export function valuesInside(
  text: string,
  fields: readonly { id: string; name: string }[],
): [id: string, value: string][] {
  return Object.entries(objectIn(text) ?? {}).flatMap(([key, value]) => {
    const field = fields.find(({ name }) => plain(name) === plain(key))
    return field && typeof value === 'string' ? [[field.id, value]] : []
  })
}

/** The text with each block in its usual form; `null` where one cannot be mended. */
function mendPem(text: string): string | null {
  const parts: string[] = []
  let rest = 0
  let open: Boundary | null = null
  for (const boundary of boundariesIn(text)) {
    if (boundary.begins) {
      if (open !== null) return null
      parts.push(text.slice(rest, boundary.start))
      open = boundary
    } else {
      const block = open?.label === boundary.label ? blockOf(open.label, text.slice(open.end, boundary.start)) : null
      if (block === null) return null
      parts.push(block)
      open = null
    }
    rest = boundary.end
  }
  const tail = text.slice(rest)
  const last = open === null ? tail : blockOf(open.label, tail.trim().replace(CUT_BOUNDARY, ''), isWholeDer)
  if (last === null) return null
  const lines = [...parts, last].map((part) => part.trim())
  return lines.filter((part) => part.startsWith('-----BEGIN') || !WRAPPING.test(part)).join('\n')
}

type Boundary = { begins: boolean; label: string; start: number; end: number }

function boundariesIn(text: string): readonly Boundary[] {
  return [...text.matchAll(BOUNDARY)].map(({ 0: all, 1: begin, 2: end = '', index }) => ({
    begins: begin !== undefined,
    label: spacedLabel(begin ?? end),
    start: index,
    end: index + all.length,
  }))
}

function hasBoundary(text: string): boolean {
  return text.search(BOUNDARY) >= 0
}

function isBrokenPem(text: string): boolean {
  return !isJson(text) && !hasEscapedBreaks(text) && hasBoundary(text.replace(GOOD_BLOCK, ''))
}

function hasEscapedBreaks(text: string): boolean {
  return /-----BEGIN[^\n]*\\n/.test(text)
}

/** Text in braces alone may be an id. */
function isJson(text: string): boolean {
  return /^\s*\{\s*(?:["'“”„«‘’}]|$)/.test(text)
}

/** A block in its usual form; `null` where a part of its base64 is missing or is something else. */
function blockOf(label: string, body: string, isWhole = (_base64: string) => true): string | null {
  const [headers = '', key] = HEADERS.exec(body) ?? []
  const rows = body.slice(headers.length).trim().split(/\s+/)
  const base64 = rows.join('')
  const isBase64 = base64.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
  if (!isBase64 || !isWhole(base64)) return null
  // OpenSSH writes rows of 70 characters, everything else of 64.
  const width = label.startsWith('OPENSSH') ? 70 : 64
  return [
    `-----BEGIN ${label}-----`,
    ...(key === undefined ? [] : ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${key.replace(/\s/g, '')}`, '']),
    ...(rows.length > 1 ? rows : (base64.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])),
    `-----END ${label}-----`,
  ].join('\n')
}

/** `RSAPRIVATEKEY` as it has to be written. */
function spacedLabel(label: string): string {
  const name = label.trim().replace(/\s+/g, ' ')
  if (name.includes(' ')) return name
  return name.replace(/(NEW|TRUSTED|RSA|DSA|EC|ENCRYPTED|OPENSSH|PRIVATE|PUBLIC|X509|CERTIFICATE)(?=[A-Z])/g, '$1 ')
}

/** Whether the length of a DER sequence is the one in its header. Base64 that is cut after a row is still valid base64. */
function isWholeDer(base64: string): boolean {
  const [tag, first = 0, ...rest] = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
  if (tag !== 0x30) return false
  if (first < 0x80) return rest.length === first
  const lengthBytes = first - 0x80
  const length = rest.slice(0, lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0)
  return rest.length === lengthBytes + length
}

function jsonError(text: string, words: string): FormReason | null {
  const json = objectIn(text)
  if (json === null) return isList(text) ? null : 'jsonDamaged'
  const isAccount = json['type'] === 'service_account' || 'client_email' in json
  const isKey = isAccount || (/private key/.test(words) && !('kty' in json))
  const holdsKey = Object.entries(json).some(
    ([name, value]) => plain(name) === 'privatekey' && typeof value === 'string' && value.includes('PRIVATE KEY'),
  )
  return isKey && !holdsKey ? 'noPrivateKey' : null
}

function objectIn(text: string): Record<string, unknown> | null {
  const json = parsed(text)
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null
}

function isList(text: string): boolean {
  return Array.isArray(parsed(text))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function plain(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase()
}
