import { describe, expect, it } from 'vitest'
import { guidesDe } from '../../src/guides/de.js'
import { guidesFr } from '../../src/guides/fr.js'
import { guides } from '../../src/guides.js'
import type { ConnectorGuide, FieldGuide, GuideTranslation } from '../../src/server.js'

const isConditional = (step: string) => /^(Falls|Wenn|Nur|Si|Uniquement|Quand)\b/.test(step)

/** Texts by their place in a list. */
const list = (name: string, texts: readonly string[] = []) =>
  texts.map((text, index): [string, string] => [`${name}.${index}`, text])

/** Every text that a translation has to have, by its place in the guide. */
function textsOf(guide: ConnectorGuide | GuideTranslation): ReadonlyMap<string, string> {
  const fields: Record<string, Pick<FieldGuide, 'label' | 'hint' | 'patternHint'>> = guide.fields ?? {}
  const shapes: Record<string, { apiKey?: { hint?: string } }> = guide.credentialShape ?? {}
  return new Map([
    ...list('before', guide.before),
    ...Object.entries(guide.steps ?? {}).flatMap(([method, steps]) => list(`steps.${method}`, steps)),
    ...(guide.link ? list('link', [guide.link.label]) : []),
    ...Object.entries(guide.labels ?? {}).flatMap(([method, labels]) =>
      Object.entries(labels).map(([name, label]): [string, string] => [`labels.${method}.${name}`, label]),
    ),
    ...list('grants', guide.grants),
    ...(guide.enables ? list('enables', [guide.enables]) : []),
    ...Object.entries(fields).flatMap(([name, { label, hint, patternHint }]) =>
      Object.entries({ label, hint, patternHint }).flatMap(([key, text]) =>
        text === undefined ? [] : list(`fields.${name}.${key}`, [text]),
      ),
    ),
    ...Object.entries(shapes).flatMap(([method, { apiKey }]) =>
      apiKey?.hint === undefined ? [] : list(`credentialShape.${method}`, [apiKey.hint]),
    ),
  ])
}

const placesOf = (one: ConnectorGuide | GuideTranslation | undefined) =>
  one ? [...textsOf(one).keys()].toSorted() : []

/** Names that the provider has in English too. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['Vendor ID', 'Secret', 'Passphrase'],
  fr: ['Vendor ID', 'Secret'],
}

describe.each([
  ['de', guidesDe],
  ['fr', guidesFr],
])('the guides in %s', (language, translations) => {
  const pairs = guides.map((guide) => ({
    guide,
    translation: translations.find(({ connector }) => connector === guide.connector),
  }))

  it('are one for each guide with texts, all in that language', () => {
    const translated = pairs.filter(({ guide }) => textsOf(guide).size > 0).map(({ guide }) => guide.connector)
    expect(translations.map(({ connector }) => connector)).toEqual(translated)
    expect(new Set(translations.map((one) => one.language))).toEqual(new Set([language]))
    expect(translated.length).toBeGreaterThan(55)
  })

  it('have no step that holds only where something is asked for', () => {
    const conditional = translations.filter(({ steps }) =>
      Object.values(steps ?? {})
        .flat()
        .some(isConditional),
    )
    expect(conditional.map(({ connector }) => connector)).toEqual([])
  })

  it('have each text of the guide that a user reads, and no other', () => {
    expect(pairs.map(({ translation }) => placesOf(translation))).toEqual(pairs.map(({ guide }) => placesOf(guide)))
  })

  it('leave nothing in English', () => {
    const copies = pairs.flatMap(({ guide, translation }) => {
      const english = textsOf(guide)
      return [...(translation ? textsOf(translation) : [])].filter(([place, text]) => english.get(place) === text)
    })
    expect(copies.map(([, text]) => text).filter((text) => !SAME[language]?.includes(text))).toEqual([])
  })

  it('name addresses and values as the guide does', () => {
    const names = /\S+@\S+\.\w+|\w+\.\w+\.com|neo4j\+s:\/\/|https:\/\/\S*\w|sftp:\/\/|private_key|client_email/g
    const differing = pairs.flatMap(({ guide, translation }) => {
      const english = textsOf(guide)
      return [...(translation ? textsOf(translation) : [])].filter(
        ([place, text]) => text.match(names)?.join() !== english.get(place)?.match(names)?.join(),
      )
    })
    expect(differing).toEqual([])
  })
})
