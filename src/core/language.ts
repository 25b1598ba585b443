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
  const wanted = tag.toLowerCase().replaceAll('_', '-')
  const exact = LANGUAGES.find((language) => language.toLowerCase() === wanted)
  return exact ?? LANGUAGES.find((language) => primary(language) === primary(wanted)) ?? 'en'
}

function primary(tag: string): string | undefined {
  return tag.split('-')[0]
}
