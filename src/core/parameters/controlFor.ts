import type { Parameter } from '../connector.js'

export type Control =
  | 'text'
  | 'number'
  | 'password'
  | 'secretText'
  | 'longText'
  | 'yesNo'
  | 'switch'
  | 'segments'
  | 'cards'
  | 'select'
  | 'suggest'

/** Which control asks for a parameter (`design/README.md`, "Which control"). */
export function controlFor({ choices, lookup, secret, multiline, required, type }: Parameter): Control {
  // The values of a lookup are the provider's ids, which are not typed and whose length does not match their labels.
  if (choices !== null && lookup) return required && choices.length <= 5 ? 'cards' : 'select'
  if (choices !== null) return controlForChoices(choices, required)
  if (multiline) return secret ? 'secretText' : 'longText'
  if (secret) return 'password'
  return type === 'integer' ? 'number' : 'text'
}

/** The exact strings for yes and no, where the choices are `true` and `false` in any case. */
export function yesAndNo(choices: readonly string[] | null): { yes: string; no: string } | null {
  const yes = choices?.find((choice) => choice.toLowerCase() === 'true')
  const no = choices?.find((choice) => choice.toLowerCase() === 'false')
  return choices?.length === 2 && yes !== undefined && no !== undefined ? { yes, no } : null
}

function controlForChoices(choices: readonly string[], required: boolean): Control {
  if (yesAndNo(choices) !== null) return required ? 'yesNo' : 'switch'
  if (choices.length > 15) return 'suggest'
  // An optional choice must allow none, which radios do not.
  if (choices.length > 5 || !required) return 'select'
  return choices.every((choice) => choice.length <= 12) ? 'segments' : 'cards'
}
