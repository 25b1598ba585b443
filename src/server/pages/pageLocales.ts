import { type Direction, directionOf, type Language, languageFor } from '../../core/language.js'
import { pagesAr } from '../../locales/pages/ar.js'
import { pagesDe } from '../../locales/pages/de.js'
import { type PageKey, pagesEn } from '../../locales/pages/en.js'
import { pagesEs } from '../../locales/pages/es.js'
import { pagesFr } from '../../locales/pages/fr.js'
import { pagesIt } from '../../locales/pages/it.js'
import { pagesJa } from '../../locales/pages/ja.js'
import { pagesNl } from '../../locales/pages/nl.js'
import { pagesPl } from '../../locales/pages/pl.js'
import { pagesPtBR } from '../../locales/pages/pt-BR.js'

type PageWords = Readonly<Record<PageKey, string>>

export type PageLocale = { lang: Language; dir: Direction; words: PageWords }

/** The words of the pages of the sign-in window: all languages, since a server loads them once. */
const WORDS: Readonly<Record<Language, PageWords>> = {
  en: pagesEn,
  de: pagesDe,
  fr: pagesFr,
  es: pagesEs,
  it: pagesIt,
  nl: pagesNl,
  'pt-BR': pagesPtBR,
  pl: pagesPl,
  ja: pagesJa,
  ar: pagesAr,
}

/**
 * The words for a BCP 47 tag, and how a page is marked up in that language. `tag` comes from a sealed ticket, or is empty
 * when nothing is known about a window.
 */
export function pageLocale(tag: string): PageLocale {
  const lang = languageFor(tag)
  return { lang, dir: directionOf(lang), words: WORDS[lang] }
}
