import type { Verification } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import { createRollback } from './createRollback.js'
import { CYCLR_AUTH_KINDS } from './cyclrAuthKinds.js'
import { isAmbiguous } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'
import { type LoginProof, proveLogin } from './proveLogin.js'
import { loginChanges, readCredentials } from './readCredentials.js'
import { saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { isReadable } from './storedCredential.js'
import { describe } from './toConnector.js'
import { verifyCredential } from './verifyCredential.js'

/**
 * Writes settings and credential together, and verifies them where the connector has a test method. A rejected credential
 * is rolled back; while reconnecting so is a write that failed halfway: a typo must not break what works. `later` has time
 * left for that when `api` has none.
 */
export async function saveCredentials(
  config: ProxyConfig,
  grant: Grant,
  api: CyclrApi,
  later: CyclrApi,
  id: string,
  body: CredentialsBody,
): Promise<Exclude<Verification, 'rejected'>> {
  const dto = await api.connector(id)
  const description = describe(dto, config)
  const { method, credentials, errors } = readCredentials(description.methods, body, description.guide)
  const settings = settingsFor(description, grant, method, body.values ?? {}, errors)
  const changes = new Map([...settings, ...loginChanges(method, credentials)])
  const before = changes.size > 0 ? await api.properties(id) : []
  const { authValue: authValueOf, provenBySignIn = false } = CYCLR_AUTH_KINDS[method.kind]
  const authValue = authValueOf(credentials)
  const rollback = createRollback(config, later, id, { dto, properties: before, changes, authValue })

  const methodId = dto.Connector.Authentication.length > 1 ? method.id : null
  // The sign-in address uses the method that the connector has.
  const isProvable = provenBySignIn && (methodId === null || methodId === dto.AuthenticationId)
  let isStored: boolean
  let proof: LoginProof = 'unknown'
  try {
    await saveProperties(api, id, changes, before, config.logger)
    if (isProvable) proof = await proveLogin(config, grant.accountId, api, id, dto)
    isStored = authValue === null || proof !== 'unknown' || (await saveAuthValue(api, id, dto, authValue, methodId))
  } catch (error) {
    const isRejected = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
    // A first connection keeps what was written: sending it again continues from there.
    if (!isRejected && !dto.Authenticated) throw error
    const restored = await rollback.settings()
    throw isRejected ? new ConnectorAuthError('credentials_rejected', { cause: error.cause, restored }) : error
  }

  if (proof === 'accepted') return proof
  if (proof === 'rejected') {
    throw new ConnectorAuthError('credentials_rejected', { restored: await rollback.refusedSignIn() })
  }
  // Undoing the settings of a credential that may be stored would leave halves of two. The next read shows which it is.
  if (!isStored) throw new ConnectorAuthError('upstream_timeout', { cause: new Error('the outcome is unknown') })

  const verification = await verifyCredential(config, api, id, dto)
  if (verification !== 'rejected') return verification
  throw new ConnectorAuthError('credentials_rejected', { restored: await rollback.everything() })
}

/**
 * Resolves to `false` where the outcome stays unknown: the answer was lost, and reading the connector does not show what
 * became of the write. Throws when it was not done.
 */
async function saveAuthValue(
  api: CyclrApi,
  id: string,
  before: AccountConnectorDto,
  authValue: string,
  methodId: string | null,
): Promise<boolean> {
  try {
    await api.authenticate(id, authValue, methodId)
    return true
  } catch (error) {
    if (!isAmbiguous(error)) throw error
    const now = await api.connector(id).catch(() => null)
    if (now === null) return false
    const isNew = now.Authenticated && !before.Authenticated
    if (isNew || (isReadable(now.AuthValue) && now.AuthValue === authValue)) return true
    const isOld = isReadable(now.AuthValue) ? now.AuthValue === before.AuthValue : !now.Authenticated
    if (isOld) throw error
    return false
  }
}
