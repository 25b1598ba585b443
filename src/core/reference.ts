/** 128 random bits as eight groups of four hexadecimal digits. The first two groups are the reference. */
export function createRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.toUpperCase().replace(/.{4}(?=.)/g, '$&-')
}

/** The start of a request id, such as "7F3A-20CD": short enough to read out, and found by a search of the log. */
export function referenceOf(requestId: string): string {
  const characters = requestId.replace(/[^0-9a-z]/gi, '').slice(0, 8)
  return `${characters.slice(0, 4)}-${characters.slice(4)}`.toUpperCase()
}
