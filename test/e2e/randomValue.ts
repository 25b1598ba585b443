import { randomInt, randomUUID } from 'node:crypto'
import type { FieldGuide } from '../../src/server.js'
import type { LibraryParameter } from '../../src/testing.js'

/** A value that a parameter takes, another one each time: what Cyclr should keep of it, not what is typed. */
export function randomValue(parameter: LibraryParameter, field: FieldGuide | undefined): string {
  const { Values, DataType, IsMultiline, IsOptional } = parameter
  // Off is what an optional switch is anyway: only on is an answer.
  const on = Values.find((value) => /^true$/i.test(value))
  if (IsOptional && on !== undefined) return on
  if (Values.length > 0) return Values[randomInt(Values.length)] ?? ''
  if (DataType === 'Integer') return String(randomInt(1, 65_536))
  if (field?.pattern !== undefined) return like(field.example ?? parameter.example, field)
  if (IsMultiline) return randomPem()
  return ofShape(field) ?? randomText()
}

/** Text that any careless step on the way would change. */
export function randomText(): string {
  return `${word()} "ü" <b>&amp;</b> \\n %2F {x} 日本 'q' ${word()}`
}

/** A key as some providers make them, with spaces inside. */
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

/** As the example is, with other letters and digits, as far as the pattern lets them be others. */
function like(example: string, { pattern = '', prefix = '', suffix = '' }: FieldGuide): string {
  const start = example.startsWith(prefix) ? prefix : ''
  const end = example.endsWith(suffix) ? suffix : ''
  const middle = example.slice(start.length, example.length - end.length)
  for (let tries = 0; tries < 1_000; tries += 1) {
    const value = start + middle.replace(/[a-z0-9]/gi, other) + end
    if (value !== example && new RegExp(pattern, 'u').test(value)) return value
  }
  throw new Error(`No other value like ${example} was found for ${pattern}`)
}

function other(character: string): string {
  if (randomInt(2) === 0) return character
  if (/\d/.test(character)) return String(randomInt(10))
  const letter = 'abcdef'.charAt(randomInt(6))
  return character === character.toUpperCase() ? letter.toUpperCase() : letter
}

function word(): string {
  return randomUUID().slice(0, 8)
}
