export type KeyFile = 'broken' | 'public' | 'openssh' | 'ppk' | 'locked' | 'json' | 'certificate' | 'private'

/** What a pasted or chosen key file looks like, or `null`. A hint, never a verdict. `broken`: its line breaks are `\\n`. */
export function keyFileOf(text: string): KeyFile | null {
  const holdsPrivate = text.includes('PRIVATE KEY-----')
  // A JSON file escapes the line breaks of the key it holds, and rightly so.
  if (text.trimStart().startsWith('{')) return holdsPrivate ? 'json' : null
  if (/-----BEGIN[^\n]*\\n/.test(text)) return 'broken'
  if (/-----BEGIN (RSA )?PUBLIC KEY|^ssh-(rsa|ed25519) /m.test(text)) return 'public'
  if (text.includes('BEGIN OPENSSH PRIVATE KEY')) return 'openssh'
  if (text.startsWith('PuTTY-User-Key-File')) return 'ppk'
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) return 'locked'
  if (holdsPrivate) return 'private'
  return text.includes('BEGIN CERTIFICATE') ? 'certificate' : null
}

/** With real line breaks where their escapes stood. */
export function withLineBreaks(text: string): string {
  return text.replace(/(\\r)?\\n/g, '\n')
}

/** The values of a JSON key file for which there is a field, by its id: `client_email` is the one called `ClientEmail`. */
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
