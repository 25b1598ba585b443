/** Ends an exhaustive switch: a new member of the union is a compile error there. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`)
}
