import { pagesDe } from '../../locales/pages.de.js'
import { type PageKey, pagesEn } from '../../locales/pages.en.js'

export type PageLocale = { lang: string; dir: 'ltr' | 'rtl'; words: Readonly<Record<PageKey, string>> }

const ENGLISH: PageLocale = { lang: 'en', dir: 'ltr', words: pagesEn }

/** The languages of the pages of the sign-in window. */
const LOCALES: ReadonlyMap<string, PageLocale> = new Map([
  ['en', ENGLISH],
  ['de', { lang: 'de', dir: 'ltr', words: pagesDe }],
])

/** The key of the language for a BCP 47 tag: `de` for `de-AT`. English when there is none. */
export function localeFor(tag = ''): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/)
  return [tag.toLowerCase(), language].find((key) => LOCALES.has(key)) ?? ENGLISH.lang
}

export function pageLocale(key: string): PageLocale {
  return LOCALES.get(key) ?? ENGLISH
}
