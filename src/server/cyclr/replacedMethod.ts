import type { AuthMethod } from '../../core/connector.js'
import type { ReplacedMethod } from './ConnectorService.js'
import type { AccountConnectorDto } from './dto.js'
import { isReadable } from './storedCredential.js'
import type { Description } from './toConnector.js'

export function severalMethods({ Connector }: AccountConnectorDto): boolean {
  return Connector.Authentication.length > 1
}

/** What choosing the method `written` replaces while reconnecting; `null` where that is nothing, or not known. */
export function replacedMethod(description: Description, written: string): ReplacedMethod | null {
  const { dto } = description
  if (!dto.Authenticated || !severalMethods(dto)) return null
  const earlier = methodInUse(description)
  return earlier === null || earlier === written ? null : { earlier, written }
}

/** The method of the stored credential, as far as it can be told. */
export function methodInUse({ dto, methods }: Description): string | null {
  return dto.AuthenticationId ?? methodOfCredential(dto.AuthValue, methods)
}

/** Cyclr does not show the method (O). A stored token is JSON (D), a key or a login is not. */
function methodOfCredential(authValue: string | null, methods: readonly AuthMethod[]): string | null {
  if (!isReadable(authValue)) return null
  const isToken = authValue.trimStart().startsWith('{')
  const [only, ...others] = methods.filter(({ kind }) => isToken !== (kind === 'apiKey' || kind === 'basic'))
  return only && others.length === 0 ? only.id : null
}
