/** Seconds. What Cyclr may ask for is held within what a person would wait. */
const LEAST = 1
const MOST = 300

/** `Retry-After` in seconds, from either of its forms; `undefined` when it says nothing we can use. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = /^-?\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000
  return Number.isNaN(seconds) ? undefined : Math.min(MOST, Math.max(LEAST, Math.ceil(seconds)))
}
