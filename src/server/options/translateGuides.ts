import { matchLanguage } from '../../core/language.js'
import type { ConnectorGuide, FieldGuide, GuideTranslation } from '../../guides/ConnectorGuide.js'
import type { ProxyConfig } from './ProxyOptions.js'

/** Guides by the name of their connector. */
export type Guides = ReadonlyMap<string, ConnectorGuide>

/** The guides in each language of `translations`, lower-cased. */
export function translateGuides(
  guides: Guides,
  translations: readonly GuideTranslation[],
): ReadonlyMap<string, Guides> {
  const translated = new Map<string, Map<string, ConnectorGuide>>()
  for (const translation of translations) {
    const language = translation.language.toLowerCase()
    const all = translated.get(language) ?? new Map(guides)
    translated.set(language, all)
    all.set(translation.connector, translate(all.get(translation.connector), translation))
  }
  return translated
}

/** The language of the wizard that sent the request, if there are translations into it. */
export function guideLanguage({ headers }: Request, { translatedGuides }: ProxyConfig): string | undefined {
  const [wanted = ''] = (headers.get('Accept-Language') ?? '').split(/[,;]/)
  return matchLanguage(wanted.trim(), [...translatedGuides.keys()])
}

/** Only texts are translated: what the proxy enforces is the same in each language. */
function translate(guide: ConnectorGuide | undefined, translation: GuideTranslation): ConnectorGuide {
  const { language: _, link, labels, steps, fields, credentialShape, ...texts } = translation
  return {
    ...guide,
    ...texts,
    ...(guide?.link && { link: { ...guide.link, ...link } }),
    steps: { ...guide?.steps, ...steps },
    labels: merged<Labels>(guide?.labels, labels),
    fields: merged<FieldGuide>(guide?.fields, fields),
    credentialShape: Object.fromEntries(
      Object.entries({ ...guide?.credentialShape, ...credentialShape }).map(([name, shape]) => [
        name,
        { apiKey: { ...guide?.credentialShape?.[name]?.apiKey, ...shape.apiKey } },
      ]),
    ),
  }
}

type Labels = NonNullable<ConnectorGuide['labels']>[string]
type ByName<T> = Readonly<Record<string, T>>

/** The members of both, entry by entry. */
function merged<T extends object>(given: ByName<T> = {}, translated: ByName<Partial<T>> = {}): Record<string, T> {
  const entries = Object.entries(translated).map(([name, texts]) => [name, Object.assign({}, given[name], texts)])
  return { ...given, ...Object.fromEntries(entries) }
}
