/** The languages of the package. A new one is its two files in `src/locales` and this entry: the compiler finds the rest. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'ja', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar'])

export function directionOf(language: Language): Direction {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}

/**
 * The language for a BCP 47 tag: `de` for `de-AT`, `pt-BR` for `pt` and `pt-PT`, English where there is none. An underscore
 * separates too, as in a POSIX locale.
 */
export function languageFor(tag: string): Language {
  return matchLanguage(tag, LANGUAGES) ?? 'en'
}

/** The one of `languages` for a tag: the same one, else one of the same primary language. */
export function matchLanguage<L extends string>(tag: string, languages: readonly L[]): L | undefined {
  const [wanted, primary] = partsOf(tag)
  return (
    languages.find((language) => partsOf(language)[0] === wanted) ??
    languages.find((language) => partsOf(language)[1] === primary)
  )
}

function partsOf(tag: string): [tag: string, primary: string | undefined] {
  const whole = tag.toLowerCase().replaceAll('_', '-')
  return [whole, whole.split('-')[0]]
}
