/**
 * A pasted key without the spaces, line breaks and invisible characters around it, and without line breaks inside.
 * Spaces inside stay: some providers' keys hold them.
 */
export function tidyKey(text: string): string {
  return text.replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu, '').replace(/[\r\n]+/g, '')
}
