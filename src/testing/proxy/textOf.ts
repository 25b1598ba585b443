/** A text of Cyclr without markup. Absent, `null` and the text `"null"` all mean that there is none. */
export function textOf(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === 'null'
    ? null
    : text.replace(/<[a-z/][^>]*>/gi, '').trim() || null
}
