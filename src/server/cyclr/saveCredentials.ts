import type { Verification } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../ProxyOptions.js'
import { checkValues, refuseProblems } from './checkValues.js'
import type { Account } from './createAccount.js'
import { authValueOf, credentialsFor, loginOf, problemsOf, TOKEN_BY_CYCLR } from './credentials.js'
import type { AccountConnectorDto } from './dto.js'
import { fixedValues } from './fixedValues.js'
import { inverseOf, saveProperties } from './saveProperties.js'
import { guideOf } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

/**
 * Writes settings and credential together, and has the third party asked where that can be done. What it does not accept
 * goes back: a typo while reconnecting breaks nothing that runs.
 */
export async function saveCredentials(
  config: ProxyConfig,
  grant: Grant,
  account: Account,
  id: string,
  body: CredentialsBody,
): Promise<Exclude<Verification, 'rejected'>> {
  const dto = await account.connector(id)
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  const method = methods.find((one) => one.id === body.methodId)
  const credentials = credentialsFor(method, body, guide)
  const { changes, problems } = checkValues(body.values ?? {}, toParameters(dto, methods, guide), method ?? null)
  refuseProblems([...problems, ...problemsOf(credentials, method)])
  if (!method) throw new ConnectorAuthError('conflict')

  const all = new Map([...changes, ...fixedValues(dto, guide, grant, method), ...loginOf(method, credentials)])
  const putBack = async () =>
    saveProperties(account, id, inverseOf(all, dto.Properties), await account.properties(id), config.logger)
  await saveProperties(account, id, all, dto.Properties, config.logger)

  const several = dto.Connector.Authentication.length > 1
  const authValue = authValueOf(method, credentials)
  try {
    if (authValue !== null) await account.authenticate(id, authValue, several ? method.id : null)
  } catch (error) {
    if (!(error instanceof ConnectorAuthError) || error.code !== 'credentials_rejected') throw error
    await putBack()
    throw new ConnectorAuthError('credentials_rejected', { cause: error.cause, restored: true })
  }

  const test = config.testMethod(dto.Connector.Name ?? '')
  const verification = test === null ? 'unknown' : await account.test(id, test)
  if (verification !== 'rejected') return verification
  const restored = await restoreAuthValue(account, id, dto, authValue)
  if (restored) await putBack()
  else config.logger.warn({ accountConnectorId: id }, 'A rejected credential stays: the earlier one could not be read')
  throw new ConnectorAuthError('credentials_rejected', { restored })
}

/** Whether the earlier credential is back. What was authenticated is never deauthenticated for it. */
async function restoreAuthValue(
  account: Account,
  id: string,
  dto: AccountConnectorDto,
  written: string | null,
): Promise<boolean> {
  if (written === null) return true
  if (!dto.Authenticated) await account.deauthenticate(id)
  else if (dto.AuthValue !== null) await account.authenticate(id, dto.AuthValue, null)
  else if (written === TOKEN_BY_CYCLR) await account.authenticate(id, TOKEN_BY_CYCLR, null)
  else return false
  return true
}
