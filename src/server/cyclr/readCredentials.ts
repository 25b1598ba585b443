import { CREDENTIAL_NAMES, type Credentials, rulesOf } from '../../core/authKinds.js'
import type { AuthMethod } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError, type FieldError } from '../../core/errors.js'
import { askedCredentials } from '../../core/parameters/parameters.js'
import { credentialError } from '../../core/parameters/values.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { fixedFor } from './settingsFor.js'

type ReadCredentials = { method: AuthMethod; credentials: Credentials; errors: readonly FieldError[] }

/**
 * The method and credential of a request, with the fields that a guide fixes. Throws `conflict` when the connector no
 * longer has the method, or the method asks for other fields than the wizard sent.
 */
export function readCredentials(
  methods: readonly AuthMethod[],
  body: CredentialsBody,
  guide: ConnectorGuide | null,
): ReadCredentials {
  const method = methods.find(({ id }) => id === body.methodId)
  if (!method) throw new ConnectorAuthError('conflict')
  const { fields, opensWindow, selfService } = rulesOf(method)
  const asked = askedCredentials(method)
  const isAsAsked = CREDENTIAL_NAMES.every((name) => (body[name] !== undefined) === asked.includes(name))
  if (opensWindow || !selfService || !isAsAsked) throw new ConnectorAuthError('conflict')
  const entries = fields.map((name) => [name, body[name] ?? fixedFor(name, guide, method) ?? ''] as const)
  const errors = entries.flatMap(([name, value]): FieldError[] => {
    const reason = credentialError(name, value, method.kind)
    return reason === null ? [] : [{ in: 'credentials', name, reason }]
  })
  return { method, credentials: Object.fromEntries(entries), errors }
}

/** The login that Cyclr stores as properties, declared by the connector or not (D). An empty value deletes. */
export function loginChanges(method: AuthMethod, credentials: Credentials): readonly [string, string | null][] {
  const { fields, loginProperties } = rulesOf(method)
  return fields.flatMap((name): [string, string | null][] => {
    const property = loginProperties[name]
    return property === undefined ? [] : [[property, credentials[name] || null]]
  })
}
