import { createSafeLogger } from '../../server/http/createSafeLogger.js'
import type { Logger } from '../../server/options/ProxyOptions.js'

/**
 * Logs one JSON object a line to stdout: `time`, `level` and `message` first, then the fields. A secret is redacted wherever
 * it stands.
 *
 * For example:
 * {"time":"2026-11-26T10:00:00.000Z","level":"info","message":"Listening","port":8080}
 */
export function createJsonLogger(secrets: readonly (string | undefined)[]): Logger {
  const logger = { info: lineAt('info'), warn: lineAt('warn'), error: lineAt('error') }
  const given = secrets.filter((secret) => secret !== undefined)
  return createSafeLogger(logger, given)
}

function lineAt(level: keyof Logger): Logger[typeof level] {
  return (fields, message) => {
    const line = { time: new Date().toISOString(), level, message, ...fields }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
}
