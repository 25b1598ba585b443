import type { Logger } from './ProxyOptions.js'
import { fail } from './readOrigin.js'

export function readLogger(logger: Logger | undefined): Logger {
  if (logger === undefined || isLogger(logger)) return logger ?? CONSOLE
  return fail('logger', 'It has no info, warn and error. Pass a pino logger, or an object with these methods')
}

/** The logger of options that cannot be used: they may be anything. */
export function loggerOf(options: unknown): Logger {
  const logger: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'logger') : null
  return isLogger(logger) ? logger : CONSOLE
}

const CONSOLE: Logger = {
  info: (fields, message) => console.info(message, fields),
  warn: (fields, message) => console.warn(message, fields),
  error: (fields, message) => console.error(message, fields),
}

function isLogger(logger: unknown): logger is Logger {
  if (typeof logger !== 'object' || logger === null) return false
  return ['info', 'warn', 'error'].every((level) => typeof Reflect.get(logger, level) === 'function')
}
