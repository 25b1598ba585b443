/** The settings that Cyclr has stored, by name. */
export function stored(properties: readonly { Name: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(properties.map(({ Name, Value }) => [Name, Value]))
}
