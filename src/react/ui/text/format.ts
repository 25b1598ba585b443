import { en, type MessageKey, type Messages } from '../../../locales/en.js'
import type { TextValues } from '../../WizardContext.js'

/** A part of a template: plain text, the value of a placeholder, or a `**strong**` part. */
export type Piece = { kind: 'text' | 'value' | 'strong'; text: string }

const PIECES = /\{(?:([Aa]) )?(\w+)\}|\*\*(.+?)\*\*/g

export function piecesOf(template: string, values: TextValues): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of template.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ kind: 'text', text: template.slice(end, match.index) })
    const [all, article, name, strong] = match
    const value = String(values[name ?? ''] ?? '')
    if (article) pieces.push({ kind: 'text', text: `${article}${articleFor(value).slice(1)} ` })
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

/**
 * The template of a message: the host's, else the locale's, else the English one. `opensTabs`: the one that is written for
 * a tab, if there is one.
 */
export function templateFor(
  key: MessageKey,
  opensTabs: boolean,
  locale?: Messages | null,
  messages?: Partial<Messages> | null,
): string {
  const tab = `${key}.tab`
  const base = locale ?? en
  if (opensTabs && isKey(tab, base)) return messages?.[tab] ?? messages?.[key] ?? base[tab]
  // A locale of the host may be of an earlier version, or incomplete in JavaScript.
  const found: string | undefined = messages?.[key] ?? base[key]
  return found ?? en[key]
}

function isKey(key: string, locale: Messages): key is MessageKey {
  return key in locale
}

/** Initial vowels that are pronounced as consonants: "you", "one". */
const CONSONANT_SOUND = /^(uni|use|eu|one)/i

/** "a" or "an" before an English name, by its spelling. */
function articleFor(name: string): string {
  return /^[aeiou]/i.test(name) && !CONSONANT_SOUND.test(name) ? 'an' : 'a'
}
