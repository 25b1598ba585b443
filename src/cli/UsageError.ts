/** What the exit codes of the commands mean. `failed`: a check of `doctor` failed, or `serve` could not go on. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const

/**
 * The command, its options or its settings are wrong: how to run it again is up to who called it. Each problem is a
 * sentence without its full stop, and holds no value of a setting.
 */
export class UsageError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('; '))
    this.name = 'UsageError'
    this.problems = problems
  }
}

/** The message of an error that may hold a path, but no value of a setting. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error'
}
