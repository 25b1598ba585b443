import type { Verification } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { askThirdParty } from './askThirdParty.js'
import { checkValues, throwFieldErrors } from './checkValues.js'
import type { CyclrApi } from './createCyclrApi.js'
import { createRollback } from './createRollback.js'
import { authValueOf, credentialsFor, fieldErrorsOf, loginOf } from './credentials.js'
import type { AccountConnectorDto } from './dto.js'
import { isAmbiguous } from './faultFrom.js'
import { fixedValues } from './fixedValues.js'
import { isReadable } from './isReadable.js'
import { saveProperties } from './saveProperties.js'
import { guideOf } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

/**
 * Writes settings and credential together, and has the third party asked where that can be done. What it does not accept
 * goes back, and while reconnecting so does what could only be written in part: a typo breaks nothing that runs.
 */
export async function saveCredentials(
  config: ProxyConfig,
  grant: Grant,
  account: CyclrApi,
  id: string,
  body: CredentialsBody,
): Promise<Exclude<Verification, 'rejected'>> {
  const dto = await account.connector(id)
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  const method = methods.find((one) => one.id === body.methodId)
  const credentials = credentialsFor(method, body, guide)
  const { changes, problems } = checkValues(body.values ?? {}, toParameters(dto, methods, guide), method ?? null)
  throwFieldErrors([...problems, ...fieldErrorsOf(credentials, method)])
  if (!method) throw new ConnectorAuthError('conflict')

  const all = new Map([...changes, ...fixedValues(dto, guide, grant, method), ...loginOf(method, credentials)])
  const before = all.size > 0 ? await account.properties(id) : []
  const authValue = authValueOf(method, credentials)
  const restore = createRollback(config, account, id, { dto, properties: before, changes: all, authValue })

  try {
    await saveProperties(account, id, all, before, config.logger)
    if (authValue !== null) await writeAuthValue(account, id, dto, authValue, severalOf(dto) ? method.id : null)
  } catch (error) {
    const isRejected = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
    // A first connect goes on from here when it is sent again.
    if (!isRejected && !dto.Authenticated) throw error
    const restored = await restore.settings()
    throw isRejected ? new ConnectorAuthError('credentials_rejected', { cause: error.cause, restored }) : error
  }

  const verification = await askThirdParty(config, account, id, dto)
  if (verification !== 'rejected') return verification
  throw new ConnectorAuthError('credentials_rejected', { restored: await restore.everything() })
}

/** A write without an answer may have happened: then what is stored says so. */
async function writeAuthValue(
  account: CyclrApi,
  id: string,
  before: AccountConnectorDto,
  authValue: string,
  methodId: string | null,
): Promise<void> {
  try {
    await account.authenticate(id, authValue, methodId)
  } catch (error) {
    if (!isAmbiguous(error)) throw error
    const { AuthValue, Authenticated } = await account.connector(id)
    const isStored = isReadable(AuthValue) ? AuthValue === authValue : Authenticated && !before.Authenticated
    if (!isStored) throw error
  }
}

function severalOf({ Connector }: AccountConnectorDto): boolean {
  return Connector.Authentication.length > 1
}
