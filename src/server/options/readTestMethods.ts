import { GUID_PATTERN } from '../../core/protocol.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { own } from '../cyclr/own.js'
import type { Logger, ProxyConfig, Verify } from './ProxyOptions.js'
import { named } from './readCallbacks.js'
import { fail } from './readOrigin.js'

/**
 * The test method by connector name. Cyclr answers a malformed id like a rejected credential (O), so one that is no GUID is
 * refused at start-up; one that a function returns is logged once, and not used.
 */
export function readTestMethods(
  verify: Verify | undefined,
  guides: ReadonlyMap<string, ConnectorGuide>,
  logger: Logger,
): ProxyConfig['testMethod'] {
  if (verify !== undefined && typeof verify !== 'function' && (typeof verify !== 'object' || verify === null)) {
    fail('verify', 'It is neither an object nor a function. Pass test methods by connector name')
  }
  const given = typeof verify === 'function' ? {} : (verify ?? {})
  for (const [connector, method] of Object.entries(given)) checkTestMethod('verify', connector, method)
  for (const { connector, verify: method } of guides.values()) checkTestMethod('guides', connector, method ?? null)
  const find = typeof verify === 'function' ? named('verify', verify) : (name: string) => own(given, name)
  const logged = new Set<string>()

  return (name) => {
    const method = find(name) ?? guides.get(name)?.verify ?? null
    if (method === null || GUID_PATTERN.test(method)) return method
    if (!logged.has(name))
      logger.warn({ connector: name }, 'ConnectorAuthWizard: "verify" returned an id that is no GUID')
    logged.add(name)
    return null
  }
}

/** `null` and `undefined`: the connector has none. */
function checkTestMethod(option: string, connector: string, method: unknown): void {
  if (method === null || method === undefined) return
  if (typeof method === 'string' && GUID_PATTERN.test(method)) return
  fail(
    option,
    `The test method of ${connector} is not a GUID. Pass its MethodUniqueIdentifier, such as 0f8fad5b-d9cb-469f-a165-70867728950e`,
  )
}
