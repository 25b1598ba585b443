import type { TextValues } from '../../WizardContext.js'

/** A template split at its placeholders and its `**strong**` parts. */
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

/** A template with its values in place, as plain text. */
export function format(template: string, values: TextValues): string {
  return piecesOf(template, values)
    .map(({ text }) => text)
    .join('')
}

/** Initial vowels that are pronounced as consonants: "you", "one". */
const CONSONANT_SOUND = /^(uni|use|eu|one)/i

/** "a" or "an" before an English name, by its spelling. */
function articleFor(name: string): string {
  return /^[aeiou]/i.test(name) && !CONSONANT_SOUND.test(name) ? 'an' : 'a'
}
