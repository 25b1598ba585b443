import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { directionOf, languageFor } from '../../src/core/language.js'
import { en, english, languages, pagesEn } from './languages.js'

const placeholdersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\w+\}|\*\*\{\w+\}\*\*/g)].map(([one]) => one))].toSorted()

/** Of a fixed number, a language may write a word instead: Arabic has one for two characters. */
const NAMES_NUMBER = /\.(zero|one|two)$/

/** The texts with other placeholders than the English ones. */
const differing = (entries: object, source: Readonly<Record<string, string>>) =>
  Object.entries(entries).filter(([key, text]) => {
    const wanted = placeholdersOf(english(key, source)).join()
    return placeholdersOf(text).join() !== wanted && !(NAMES_NUMBER.test(key) && !text.includes('{'))
  })

/** Buttons and titles have little room. */
const SHORT =
  /^button\.|\.title$|^method\.[a-zA-Z]+$|Button$|^oauth\.(continue|reopen|checkAgain|startOver|startAgain)|\.(keep|discard|again|save|later)$/

/** What such a text may have more than the English one: 40 %, and a word of it where it is short. */
const longestFor = (text: string) => Math.ceil(text.length * 1.4) + 6

/** Longer all the same, as nothing shorter says it. */
const LONGER: Readonly<Record<string, readonly string[]>> = {
  de: ['button.saving'],
  fr: ['button.tryNow'],
  nl: ['button.undo'],
  pl: ['oauth.reopen.tab'],
  ar: ['oauth.reopen.tab'],
}

/** Texts that are the same in both languages. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['settings.optional'],
  es: ['settings.no'],
  it: ['settings.no', 'basic.password'],
}

/** The messages that have plural forms. */
const PLURALS = Object.keys(en)
  .filter((key) => key.endsWith('.one'))
  .map((key) => key.slice(0, -'.one'.length))

/** The voice of the design: nothing apologises, pleads or cheers. */
const NOT_SAID: Readonly<Record<string, RegExp>> = {
  de: /\b(bitte|leider|entschuldig\w*|sorry|erfolgreich|ungültig|hoppla)\b/i,
  fr: /\b(veuillez|désolé\w*|s’il vous plaît|avec succès|invalide|oups|malheureusement)\b/i,
  es: /\b(por favor|lo sentimos|con éxito|correctamente|inválid\w|no válid\w|ups)\b/i,
  it: /\b(per favore|prego|spiacenti|ci dispiace|con successo|non valid\w|ops)\b/i,
  nl: /\b(alstublieft|alsjeblieft|sorry|helaas|succesvol|ongeldig\w?|oeps)\b/i,
  'pt-BR': /\b(por favor|desculpe|com sucesso|inválid\w|ops|infelizmente)\b/i,
  pl: /\b(proszę|przepraszamy|niestety|pomyślnie|nieprawidłow\w+|ups)\b/i,
  ja: /(申し訳|すみません|正常に|無効な|どうか)/,
  ar: /(من فضلك|يرجى|الرجاء|عذرًا|نأسف|بنجاح|غير صالح)/,
}

/** Words that would have to change with the name after them: articles, and what contracts or elides. */
const GLUED: Readonly<Record<string, RegExp>> = {
  de: /(?<!, )\b(der|die|das|dem|den|des|eine?[mnrs]?|vom|zum|zur|beim|im|am) \{(provider|host|label)\}/i,
  nl: /\b(de|het|een) \{(provider|host|label)\}/i,
  en: /\b(an?) \{(provider|host|label)\}/i,
  fr: /\b(de|que|le|la|les|du|des|au|aux|si|jusque|lorsque|puisque|un|une) \{(provider|host|label)\}/i,
  es: /\b(el|la|los|las|al|del|un|una|y|o) \{(provider|host|label)\}/i,
  it: /\b(il|lo|la|un|una|al|del|dal|nel|e|o|ad|ed) \{(provider|host|label)\}/i,
  'pt-BR': /\b(o|do|da|no|na|um|uma|ao|pelo|pela) \{(provider|host|label)\}/i,
  pl: /\b(w|z|we|ze) \{(provider|host|label)\}/i,
}

describe.each(languages)('$lang', ({ lang, own, dir, messages, pages }) => {
  const texts = [...Object.entries(messages), ...Object.entries(pages)]

  it('says which language it is, and its direction', () => {
    expect(own).toBe(lang)
    expect(dir).toBe(directionOf(languageFor(lang)))
  })

  it('has the placeholders of the English messages', () => {
    expect(differing(messages, en)).toEqual([])
    expect(differing(pages, pagesEn)).toEqual([])
  })

  it('has a form for each plural category of the language, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions()
    for (const base of PLURALS) {
      const forms = Object.keys(messages).filter(
        (key) => /^(zero|one|two|few|many|other)$/.test(key.slice(base.length + 1)) && key.startsWith(`${base}.`),
      )
      expect(forms.toSorted()).toEqual(pluralCategories.map((category) => `${base}.${category}`).toSorted())
    }
  })

  it('leaves nothing in English', () => {
    const copies = Object.entries(messages).filter(
      ([key, text]) => text === english(key) && /\p{L}/u.test(text.replace(/\{\w+\}/g, '')),
    )
    expect(copies.map(([key]) => key).filter((key) => !SAME[lang]?.includes(key))).toEqual([])
    expect(Object.entries(pages).filter(([key, text]) => text === english(key, pagesEn))).toEqual([])
  })

  it('has buttons and titles at most 40 % longer than in English', () => {
    const long = Object.entries(messages).filter(
      ([key, text]) => SHORT.test(key) && text.length > longestFor(english(key)),
    )
    expect(
      long
        .filter(([key]) => !LONGER[lang]?.includes(key))
        .map(([key, text]) => `${key}: ${text} (${text.length}/${longestFor(english(key))})`),
    ).toEqual([])
  })

  it('keeps to the voice of the design', () => {
    expect(texts.filter(([, text]) => NOT_SAID[lang]?.test(text) || /[!！¡]/.test(text))).toEqual([])
  })

  it('puts nothing before a name that depends on the name', () => {
    expect(texts.filter(([, text]) => GLUED[lang]?.test(text))).toEqual([])
  })
})

/** Of two sentences, the last one ends as the first. An example is not the end of a sentence, but Japanese puts it apart. */
const endsOpen = (key: string, text: string) =>
  /^(problem|settings|changed|file|secret)\./.test(key) &&
  (/[.。؟?] ?\S/u.test(text) || (text.includes('{example}') && !/[:（] ?\{example\}）?$/u.test(text))) &&
  !/[.。؟?…]$/u.test(text)

describe.each([{ lang: 'en', messages: en }, ...languages])('A line below a field in $lang', ({ lang, messages }) => {
  it('ends with a full stop where it has two sentences or an example', () => {
    const open = Object.entries(messages).filter(([key, text]) => endsOpen(key, text))
    expect(open).toEqual([])
    const example = Object.entries(messages).filter(([, text]) => text.includes('{example}'))
    expect(example.filter(([, text]) => lang !== 'ja' && !text.endsWith('{example}.'))).toEqual([])
  })
})

describe('The English messages', () => {
  it('have no article before a name', () => {
    expect(Object.entries(en).filter(([, text]) => GLUED['en']?.test(text))).toEqual([])
  })
})

describe('The files of languages', () => {
  it('are one for each language, and one for its pages', async () => {
    const folder = new URL('../../src/locales/', import.meta.url)
    const files = (await readdir(folder)).filter((name) => /^[\w-]+\.ts$/.test(name))
    const names = [...languages.map(({ lang }) => `${lang}.ts`), 'en.ts'].toSorted()
    expect(files.toSorted()).toEqual(names)
    expect((await readdir(new URL('pages/', folder))).toSorted()).toEqual(names)
  })
})

describe('languageFor', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_de', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['xx', 'en'],
    ['del', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('of %j is %s', (tag, language) => {
    expect(languageFor(tag)).toBe(language)
  })
})
