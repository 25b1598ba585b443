import { randomInt, randomUUID } from 'node:crypto'
import type { FieldGuide } from '../../src/server.js'
import type { LibraryParameter } from '../../src/testing.js'

/** A random valid value of a parameter, in the form that Cyclr stores. */
export function randomValue(parameter: LibraryParameter, field: FieldGuide | undefined): string {
  const { Values, DataType, IsMultiline, IsOptional } = parameter
  // An optional switch is off by default, so only on changes something.
  const on = Values.find((value) => /^true$/i.test(value))
  if (IsOptional && on !== undefined) return on
  if (Values.length > 0) return Values[randomInt(Values.length)] ?? ''
  if (DataType === 'Integer') return String(randomInt(1, 65_536))
  if (field?.pattern !== undefined) return similarTo(field.example ?? parameter.example, field)
  if (IsMultiline) return randomPem()
  return ofShape(field) ?? randomText()
}

/** Text that an incorrect encoding or trimming would change. */
export function randomText(): string {
  return `${word()} "ü" <b>&amp;</b> \\n %2F {x} 日本 'q' ${word()}`
}

/** A key in the style of some providers, with spaces. */
export function randomKey(): string {
  return `Endpoint=sb://${word()}/;Key= ${word()} +/${word()}==`
}

export function randomPem(): string {
  const lines = Array.from({ length: 4 }, () => `${word()}${word()}+/`)
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n')
}

function ofShape({ shape, prefix = '', suffix = '' }: FieldGuide = {}): string | null {
  switch (shape) {
    case 'url':
      return `https://${word()}.example/${word()}`
    case 'origin':
      return `https://${word()}.example`
    case 'host':
      return `${word()}.example`
    default:
      return prefix === '' && suffix === '' ? null : `${prefix}${word()}${suffix}`
  }
}

/** The example with other letters and digits, where the pattern allows them. */
function similarTo(example: string, { pattern = '', prefix = '', suffix = '' }: FieldGuide): string {
  const start = example.startsWith(prefix) ? prefix : ''
  const end = example.endsWith(suffix) ? suffix : ''
  const middle = example.slice(start.length, example.length - end.length)
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const value = start + middle.replace(/[a-z0-9]/gi, randomLike) + end
    if (value !== example && new RegExp(pattern, 'u').test(value)) return value
  }
  throw new Error(`Found no value similar to ${example} that matches ${pattern}`)
}

function randomLike(character: string): string {
  if (randomInt(2) === 0) return character
  if (/\d/.test(character)) return String(randomInt(10))
  const letter = 'abcdef'.charAt(randomInt(6))
  return character === character.toUpperCase() ? letter.toUpperCase() : letter
}

function word(): string {
  return randomUUID().slice(0, 8)
}
