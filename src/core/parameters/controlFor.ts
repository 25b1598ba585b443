import type { Parameter } from '../connector.js'
import { offeredValues, yesAndNo } from './choices.js'

/** A control that the user types into. */
export type TextControl = 'text' | 'number' | 'password' | 'secretText' | 'longText'

/** Which control asks for a value. `segments` and `cards` are radio buttons: short labels beside each other, long ones below. */
export type Control = TextControl | 'yesNo' | 'switch' | 'segments' | 'cards' | 'select'

/** Which control asks for a parameter (`design/README.md`, "Which control"). */
export function controlFor(parameter: Parameter): Control {
  const { choices, closed, lookup, secret, required } = parameter
  const offered = offeredValues(parameter)
  // A lookup whose list is empty is typed, unless only the list counts.
  if (offered.length === 0) return choices !== null && closed ? 'select' : textControlFor(parameter)
  if (!lookup && yesAndNo(choices) !== null) {
    if (required) return 'yesNo'
    // A switch would show the stored value of a secret, which is not known here, as off.
    return secret ? 'select' : 'switch'
  }
  // An optional choice must allow none, which radios do not.
  if (offered.length > 5 || !required) return 'select'
  // The values of a lookup are ids: their length is not that of their labels.
  return !lookup && offered.every((choice) => choice.length <= 12) ? 'segments' : 'cards'
}

/** The control for a value that is not among the choices. */
export function textControlFor({ secret, multiline, type }: Parameter): TextControl {
  if (multiline) return secret ? 'secretText' : 'longText'
  if (secret) return 'password'
  return type === 'integer' ? 'number' : 'text'
}
