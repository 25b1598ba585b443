import type { Language } from '../../src/core/language.js'
import { ar } from '../../src/locales/ar.js'
import { de } from '../../src/locales/de.js'
import { type Messages, en as shown } from '../../src/locales/en.js'
import { es } from '../../src/locales/es.js'
import { fr } from '../../src/locales/fr.js'
import { invite } from '../../src/locales/invite.en.js'
import { it } from '../../src/locales/it.js'
import { ja } from '../../src/locales/ja.js'
import { nl } from '../../src/locales/nl.js'
import { pagesAr } from '../../src/locales/pages/ar.js'
import { pagesDe } from '../../src/locales/pages/de.js'
import { pagesEn } from '../../src/locales/pages/en.js'
import { pagesEs } from '../../src/locales/pages/es.js'
import { pagesFr } from '../../src/locales/pages/fr.js'
import { pagesIt } from '../../src/locales/pages/it.js'
import { pagesJa } from '../../src/locales/pages/ja.js'
import { pagesNl } from '../../src/locales/pages/nl.js'
import { pagesPl } from '../../src/locales/pages/pl.js'
import { pagesPtBR } from '../../src/locales/pages/pt-BR.js'
import { pl } from '../../src/locales/pl.js'
import { ptBR } from '../../src/locales/pt-BR.js'

/** With the messages that load later. */
const en = { ...shown, ...invite }

type Texts = Readonly<Record<string, string>>

export const MESSAGES: Readonly<Record<Exclude<Language, 'en'>, Messages>> = {
  de,
  fr,
  es,
  it,
  nl,
  'pt-BR': ptBR,
  pl,
  ja,
  ar,
}

const PAGES: Readonly<Record<Exclude<Language, 'en'>, Texts>> = {
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

/** Every language but English, with the texts of the wizard and of the pages. */
export const languages = Object.entries(MESSAGES).map(([lang, { lang: own, dir, ...messages }]) => ({
  lang,
  own,
  dir,
  messages: messages satisfies Texts,
  pages: Object.entries(PAGES).find(([name]) => name === lang)?.[1] ?? {},
}))

/** The English text of a key: of a plural form that English does not have, the one of `other`. */
export function english(key: string, texts: Texts = en): string {
  return texts[key] ?? texts[key.replace(/\.(zero|one|two|few|many)$/, '.other')] ?? ''
}

export { en, pagesEn }
