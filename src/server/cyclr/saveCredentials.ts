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
import { loginChanges, readCredentials } from './readCredentials.js'
import { saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { isReadable } from './storedCredential.js'
import { describe } from './toConnector.js'
import { verifyCredential } from './verifyCredential.js'

/**
 * Writes settings and credential together, and verifies them where the connector has a test method. A rejected credential
 * is rolled back; while reconnecting so is a write that failed halfway: a typo must not break what works.
 */
export async function saveCredentials(
  config: ProxyConfig,
  grant: Grant,
  api: CyclrApi,
  id: string,
  body: CredentialsBody,
): Promise<Exclude<Verification, 'rejected'>> {
  const dto = await api.connector(id)
  const description = describe(dto, config)
  const { method, credentials, errors } = readCredentials(description.methods, body, description.guide)
  const settings = settingsFor(description, grant, method, body.values ?? {}, errors)
  const changes = new Map([...settings, ...loginChanges(method, credentials)])
  const before = changes.size > 0 ? await api.properties(id) : []
  const authValue = CYCLR_AUTH_KINDS[method.kind].authValue(credentials)
  const rollback = createRollback(config, api, id, { dto, properties: before, changes, authValue })

  try {
    await saveProperties(api, id, changes, before, config.logger)
    if (authValue !== null) {
      await saveAuthValue(api, id, dto, authValue, dto.Connector.Authentication.length > 1 ? method.id : null)
    }
  } catch (error) {
    const isRejected = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
    // A first connection keeps what was written: sending it again continues from there.
    if (!isRejected && !dto.Authenticated) throw error
    const restored = await rollback.settings()
    throw isRejected ? new ConnectorAuthError('credentials_rejected', { cause: error.cause, restored }) : error
  }

  const verification = await verifyCredential(config, api, id, dto)
  if (verification !== 'rejected') return verification
  throw new ConnectorAuthError('credentials_rejected', { restored: await rollback.everything() })
}

/** A write whose answer was lost may have been done: then the connector is read to find out. */
async function saveAuthValue(
  api: CyclrApi,
  id: string,
  before: AccountConnectorDto,
  authValue: string,
  methodId: string | null,
): Promise<void> {
  try {
    await api.authenticate(id, authValue, methodId)
  } catch (error) {
    if (!isAmbiguous(error)) throw error
    const { AuthValue, Authenticated } = await api.connector(id)
    const isStored = isReadable(AuthValue) ? AuthValue === authValue : Authenticated && !before.Authenticated
    if (!isStored) throw error
  }
}
