/** Vowels that are said as in "you" and "one". */
const AS_CONSONANT = /^(uni|use|eu|one)/i

/** "a" or "an" before an English name, by its letters. */
export function articleFor(name: string): string {
  return /^[aeiou]/i.test(name) && !AS_CONSONANT.test(name) ? 'an' : 'a'
}
