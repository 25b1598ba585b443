/** The path of a Firefox, or `null`. */
export function findFirefox(): string | null

/** The paths of what runs WebKit, or `null` when one is missing. */
export function findWebKit(): { driver: string; browser: string; screen: string } | null
