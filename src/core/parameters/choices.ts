import type { Parameter } from '../connector.js'
import type { Choice } from '../contract.js'
import { isSameChoice } from './parameters.js'

/** The choice that a value stands for; `undefined` when it is another value, or may be two of them. */
export function choiceOf(choices: readonly string[], value: string): string | undefined {
  if (choices.includes(value)) return value
  const same = choices.filter((choice) => isSameChoice(choice, value))
  return same.length > 1 ? same.find((choice) => choice.trim() === value.trim()) : same[0]
}

/** The value of the option that a text names, by its value or by its label. */
export function optionOf(options: readonly Choice[], text: string): string | undefined {
  const of = (key: keyof Choice) =>
    choiceOf(
      options.map((option) => option[key]),
      text,
    )
  const value = of('value')
  if (value !== undefined) return value
  const label = of('label')
  const named = options.filter((option) => option.label === label)
  return named.length === 1 ? named[0]?.value : undefined
}

/** The exact strings for yes and no, where the choices are `true` and `false` in any case. */
export function yesAndNo(choices: readonly string[] | null): { yes: string; no: string } | null {
  const yes = choiceOf(choices ?? [], 'true')
  const no = choiceOf(choices ?? [], 'false')
  return choices?.length === 2 && yes !== undefined && no !== undefined ? { yes, no } : null
}

/** The values that a form lists for a parameter: its choices, else what a guide suggests for a short text. */
export function offeredValues({ choices, suggestions, secret, multiline }: Parameter): readonly string[] {
  return choices ?? (secret || multiline ? [] : suggestions)
}
