/**
 * - `ok`: seen to work.
 * - `failed`: seen not to work. The exit code is 1.
 * - `warning`: works, and something about it is better changed.
 * - `assumed`: cannot be known from here. A person has to look whether it is right.
 */
export type Status = 'ok' | 'failed' | 'warning' | 'assumed'

/** One finding. Its texts hold no secret, and nothing that an answer's body said. */
export type Check = {
  /** Stable, for scripts. */
  id: string
  status: Status
  /** What was found, as a sentence. */
  found: string
  /** How to mend it, or how to find out. `null` when it is `ok`. */
  fix: string | null
}

export function ok(id: string, found: string): Check {
  return { id, status: 'ok', found, fix: null }
}

export function failed(id: string, found: string, fix: string): Check {
  return { id, status: 'failed', found, fix }
}

export function warning(id: string, found: string, fix: string): Check {
  return { id, status: 'warning', found, fix }
}

export function assumed(id: string, found: string, fix: string): Check {
  return { id, status: 'assumed', found, fix }
}
