export type KeyFile = 'broken' | 'public' | 'openssh' | 'ppk' | 'locked' | 'json' | 'certificate' | 'private'

/** What kind of key file a text looks like, or `null`. A hint, never an error. `broken`: its line breaks are `\\n`. */
export function keyFileOf(text: string): KeyFile | null {
  const holdsPrivate = text.includes('PRIVATE KEY-----')
  // A JSON file has to escape the line breaks of its key.
  if (text.trimStart().startsWith('{')) return holdsPrivate ? 'json' : null
  if (/-----BEGIN[^\n]*\\n/.test(text)) return 'broken'
  if (/-----BEGIN (RSA )?PUBLIC KEY|^ssh-(rsa|ed25519) /m.test(text)) return 'public'
  if (text.includes('BEGIN OPENSSH PRIVATE KEY')) return 'openssh'
  if (text.startsWith('PuTTY-User-Key-File')) return 'ppk'
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) return 'locked'
  if (holdsPrivate) return 'private'
  return text.includes('BEGIN CERTIFICATE') ? 'certificate' : null
}

/** Replaces escaped line breaks by real ones. */
export function withLineBreaks(text: string): string {
  return text.replace(/(\\r)?\\n/g, '\n')
}

/** The values of a JSON key file that belong to a field, by field id: `client_email` belongs to `ClientEmail`. */
export function valuesInside(
  text: string,
  fields: readonly { id: string; name: string }[],
): [id: string, value: string][] {
  return entriesOf(text).flatMap(([key, value]) => {
    const field = fields.find(({ name }) => plain(name) === plain(key))
    return field && typeof value === 'string' ? [[field.id, value]] : []
  })
}

function entriesOf(text: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(text))
  } catch {
    return []
  }
}

function plain(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase()
}
