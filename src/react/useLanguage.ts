import { useEffect, useState } from 'react'
import type { ConnectorAuthError } from '../core/errors.js'
import { type Direction, directionOf, type Language, languageFor } from '../core/language.js'
import { loadChunk } from '../core/loadChunk.js'
import type { LoadedMessages, Messages } from '../locales/en.js'
import { start } from '../locales/start.en.js'

/** Each language is a separate chunk. */
const LOAD: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Messages>>> = {
  de: () => import('../locales/de.js').then(({ de }) => de),
  fr: () => import('../locales/fr.js').then(({ fr }) => fr),
  es: () => import('../locales/es.js').then(({ es }) => es),
  it: () => import('../locales/it.js').then(({ it }) => it),
  nl: () => import('../locales/nl.js').then(({ nl }) => nl),
  'pt-BR': () => import('../locales/pt-BR.js').then(({ ptBR }) => ptBR),
  pl: () => import('../locales/pl.js').then(({ pl }) => pl),
  ja: () => import('../locales/ja.js').then(({ ja }) => ja),
  ar: () => import('../locales/ar.js').then(({ ar }) => ar),
}

const loaded = new Map<Language, LoadedMessages>([['en', start]])

export type LoadedLanguage = {
  /** `null` until they are loaded. The first of the English ones for English, and where they cannot be loaded. */
  messages: LoadedMessages | null
  /** Why they cannot be loaded. */
  error: ConnectorAuthError | null
  /** As the host asks for it, and before it is loaded. Without a `locale` prop, `undefined`, like `dir`. */
  lang: string | undefined
  dir: Direction | undefined
}

/** The messages of the `locale` prop. While those of another language load, the earlier ones stay. */
export function useLanguage(locale: string | Messages | null | undefined): LoadedLanguage {
  const language = typeof locale === 'string' ? languageFor(locale) : null
  const own = typeof locale === 'string' ? null : (locale ?? start)
  const [settled, setSettled] = useState<{ language: Language; error: ConnectorAuthError | null } | null>(null)
  const error = settled?.language === language ? settled.error : null
  const known = own ?? (language && loaded.get(language)) ?? (error ? start : null)
  const [shown, setShown] = useState(known)
  if (known !== null && known !== shown) setShown(known)

  useEffect(() => {
    if (language === null || language === 'en' || loaded.has(language) || error !== null) return
    let unmounted = false
    const settle = (reason: ConnectorAuthError | null) => {
      if (!unmounted) setSettled({ language, error: reason })
    }
    loadChunk(LOAD[language]).then((messages) => {
      loaded.set(language, messages)
      settle(null)
    }, settle)
    return () => {
      unmounted = true
    }
  }, [language, error])

  const answered = error ? 'en' : language
  const about = answered ? { lang: answered, dir: directionOf(answered) } : aboutOf(locale)
  return { messages: known ?? shown, error, lang: about.lang, dir: about.dir }
}

/** A locale of the host may throw. Its messages are read where such an error is caught. */
function aboutOf(locale: Partial<Messages> | string | null | undefined): {
  lang?: string | undefined
  dir?: Direction | undefined
} {
  try {
    const { lang, dir } = typeof locale === 'object' && locale !== null ? locale : {}
    return { lang, dir }
  } catch {
    return {}
  }
}
