import type { ConnectorAuthOptions } from '../options.js'

/** A host's own data has arrived by then; the prop has the wrong variable, or none. */
const WARN_WITHOUT_ID_MS = 10_000

/** The id as text, `''` where there is none. Also what becomes of a missing id inside a template string. */
export function idOf(id: ConnectorAuthOptions['accountConnectorId']): string {
  const text = String(id ?? '').trim()
  return /^(undefined|null|NaN)$/.test(text) ? '' : text
}

/** Logs that nothing is loaded, after the time in which a host's own data arrives. Returns a function that cancels the warning. */
export function warnWithoutId(id: unknown): () => void {
  const warn = () =>
    console.error(
      `ConnectorAuthWizard: "accountConnectorId" is still "${String(id)}", so nothing is loaded. Pass the id of an account connector, such as "36308".`,
    )
  const timer = setTimeout(warn, WARN_WITHOUT_ID_MS)
  return () => clearTimeout(timer)
}
