import type { Logger } from '../options/ProxyOptions.js'

/** Clients choose parts of some keys: without a limit they could fill the log and the memory. */
const MAX_WARNINGS = 20

const warned = new WeakMap<Logger, Set<string>>()

/** Logs a warning for the developer, once for each key. `logger` is the one of the configuration. */
export function warnOnce(logger: Logger, key: string, fields: object, message: string): void {
  const keys = warned.get(logger) ?? new Set<string>()
  warned.set(logger, keys)
  if (keys.has(key) || keys.size >= MAX_WARNINGS) return
  keys.add(key)
  logger.warn(fields, `ConnectorAuthWizard: ${message}`)
}
