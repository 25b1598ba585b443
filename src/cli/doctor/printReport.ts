import { styleText } from 'node:util'
import type { Check, Status } from './Check.js'

/** A line of each check, in colours and columns on a terminal, and what to do below it. */
export function printReport(checks: readonly Check[], isTerminal: boolean): string {
  const width = Math.max(...checks.map(({ id }) => id.length))
  const lines = checks.flatMap(({ id, status, found, fix }) => {
    const label = status.padEnd(7)
    const mark = isTerminal ? styleText(COLOURS[status], label, { validateStream: false }) : label
    const indent = ' '.repeat(label.length + width + 4)
    return [`${mark}  ${id.padEnd(width)}  ${found}`, ...(fix === null ? [] : [`${indent}→ ${fix}`])]
  })
  const count = (status: Status) => checks.filter((check) => check.status === status).length
  const summary = (['ok', 'failed', 'warning', 'assumed'] as const).map((status) => `${count(status)} ${status}`)
  return `${lines.join('\n')}\n\n${summary.join(', ')}\n`
}

/** One object, for scripts: `ok` as the exit code says it, and each check. */
export function toJson(checks: readonly Check[]): string {
  return `${JSON.stringify({ ok: !hasFailed(checks), checks }, null, 2)}\n`
}

export function hasFailed(checks: readonly Check[]): boolean {
  return checks.some(({ status }) => status === 'failed')
}

const COLOURS = { ok: 'green', failed: 'red', warning: 'yellow', assumed: 'cyan' } as const
