import type { LoadedMessages, MessageKey, Messages, PluralKey } from '../../../locales/en.js'
import type { TextValues } from '../../WizardContext.js'

/** A part of a template: plain text, the value of a placeholder, or a `**strong**` part. */
export type Piece = { kind: 'text' | 'value' | 'strong'; text: string }

const PIECES = /\{(\w+)\}|\*\*(.+?)\*\*/g

export function piecesOf(template: string, values: TextValues): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of template.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ kind: 'text', text: template.slice(end, match.index) })
    const [all, name, strong] = match
    const value = String(values[name ?? ''] ?? '')
    if (name !== undefined) pieces.push({ kind: 'value', text: value })
    if (strong !== undefined) pieces.push({ kind: 'strong', text: format(strong, values) })
    end = match.index + all.length
  }
  if (end < template.length) pieces.push({ kind: 'text', text: template.slice(end) })
  return pieces
}

/** A template with its values filled in, as plain text. */
export function format(template: string, values: TextValues): string {
  return piecesOf(template, values)
    .map(({ text }) => text)
    .join('')
}

/** A word in place of a name that is not known: with a capital letter where the template begins with it. */
export function standIn(word: string, placeholder: string, template: string, lang: string): string {
  return template.startsWith(`{${placeholder}}`) ? word.charAt(0).toLocaleUpperCase(lang) + word.slice(1) : word
}

/** Where messages come from, in the order in which they are looked for. */
export type Source = {
  /** Messages of the host's own. */
  messages?: Partial<Messages> | null | undefined
  /** `null` while the language is being loaded: then a message is empty, so that no English one flashes up. */
  locale: LoadedMessages | null
  /** The English ones that are loaded. */
  english: LoadedMessages
  /** Prefer the message that is written for a tab, if there is one. */
  opensTabs?: boolean
}

/** The template of a message: the host's, else the locale's, else the English one. */
export function templateFor(
  key: MessageKey | PluralKey,
  { messages, locale, english, opensTabs }: Source,
  count?: number,
): string {
  const endings = [opensTabs && '.tab', count !== undefined && `.${pluralOf(count, locale ?? english)}`, '', '.other']
  // A locale of the host may be of an earlier version, or incomplete in JavaScript.
  for (const source of [messages, locale, locale && english]) {
    const texts: Readonly<Record<string, string | undefined>> = source ?? {}
    for (const ending of endings) {
      const text = ending === false || ending === undefined ? undefined : texts[key + ending]
      if (text !== undefined) return text
    }
  }
  return ''
}

function pluralOf(count: number, { lang }: LoadedMessages): Intl.LDMLPluralRule {
  return new Intl.PluralRules(lang).select(count)
}
