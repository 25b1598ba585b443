/** Whether Cyclr shows a stored secret: not when it is left out, and not behind stars or dots (A). */
export function isReadable(value: string | null): value is string {
  return value !== null && value !== '' && !/^[*•●]+$/.test(value)
}
