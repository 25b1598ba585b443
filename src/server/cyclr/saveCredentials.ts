import type { Verification } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import { createRollback } from './createRollback.js'
import { CYCLR_AUTH_KINDS } from './cyclrAuthKinds.js'
import { isAmbiguous, isRefusal } from './cyclrErrors.js'
import type { AccountConnectorDto } from './dto.js'
import { type LoginProof, proveLogin } from './proveLogin.js'
import { loginChanges, readCredentials } from './readCredentials.js'
import { methodInUse, replacedMethod, severalMethods } from './replacedMethod.js'
import { propertiesOf, saveProperties, valueOf } from './saveProperties.js'
import { type Changes, settingsFor } from './settingsFor.js'
import { isReadable } from './storedCredential.js'
import { describe } from './toConnector.js'
import { verifyCredential } from './verifyCredential.js'

type Saved = {
  verification: Exclude<Verification, 'rejected'>
  /** The account connector after the write; `null` where it has to be read. */
  after: AccountConnectorDto | null
}

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
): Promise<Saved> {
  const dto = await api.connector(id)
  const description = describe(dto, config)
  const { method, credentials, errors } = readCredentials(description.methods, body, description.guide)
  const settings = settingsFor(description, grant, method, body.values ?? {}, errors)
  const changes = new Map([...settings, ...loginChanges(method, credentials)])
  const before = changes.size > 0 ? await propertiesOf(api, id, dto) : []
  const { authValue: authValueOf, provenBySignIn = false } = CYCLR_AUTH_KINDS[method.kind]
  const authValue = authValueOf(credentials)
  const methodId = severalMethods(dto) ? method.id : null
  // The sign-in address uses the method that the connector has. One that may have to be restored has to be known.
  const isProvable = provenBySignIn && (methodId === null || !dto.Authenticated || methodInUse(description) !== null)
  const chosen = isProvable ? replacedMethod(description, method.id) : null
  const rollback = createRollback(config, later, id, { dto, properties: before, changes, authValue, chosen })
  let stored: Stored
  let proof: LoginProof = 'unknown'
  try {
    await saveProperties(api, id, changes, before, config.logger)
    if (isProvable && (await hasMethod(api, id, dto, methodId)))
      proof = await proveLogin(config, grant.accountId, api, id, dto)
    stored =
      authValue === null || proof !== 'unknown'
        ? { isKnown: true, answer: null }
        : await saveAuthValue(api, id, dto, authValue, methodId)
  } catch (error) {
    const isRejected = error instanceof ConnectorAuthError && error.code === 'credentials_rejected'
    // A first connection keeps what was written: sending it again continues from there.
    if (!isRejected && !dto.Authenticated) throw error
    const restored = await rollback.settings()
    throw isRejected ? new ConnectorAuthError('credentials_rejected', { cause: error.cause, restored }) : error
  }

  if (proof === 'accepted') return { verification: proof, after: null }
  if (proof === 'rejected') {
    throw new ConnectorAuthError('credentials_rejected', { restored: await rollback.refusedSignIn() })
  }
  // Undoing the settings of a credential that may be stored would leave halves of two. The next read shows which it is.
  if (!stored.isKnown) throw new ConnectorAuthError('upstream_timeout', { cause: new Error('the outcome is unknown') })

  const verification = await verifyCredential(config, api, id, dto.Connector)
  if (verification !== 'rejected') {
    const { answer } = stored
    return { verification, after: answer !== null && isComplete(answer, dto, changes) ? answer : null }
  }
  throw new ConnectorAuthError('credentials_rejected', { restored: await rollback.everything() })
}

/** Chooses the method, where there are several. `false` where Cyclr allows that at the install only. */
async function hasMethod(
  api: CyclrApi,
  id: string,
  { AuthenticationId }: AccountConnectorDto,
  methodId: string | null,
): Promise<boolean> {
  if (methodId === null || methodId === AuthenticationId) return true
  try {
    await api.chooseMethod(id, methodId)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** Whether an answer says as much as a read would: nothing that was read before the write is missing. */
function isComplete(answer: AccountConnectorDto, before: AccountConnectorDto, changes: Changes): boolean {
  const names = new Set(answer.Properties.map(({ Name }) => Name))
  return (
    answer.Id === before.Id &&
    answer.Authenticated &&
    JSON.stringify(answer.Connector) === JSON.stringify(before.Connector) &&
    before.Properties.every(({ Name }) => changes.has(Name) || names.has(Name)) &&
    [...changes].every(([name, value]) => valueOf(name, answer.Properties) === value)
  )
}

/** `isKnown`: whether the write was done. `answer`: what Cyclr answered to it. */
type Stored = { isKnown: boolean; answer: AccountConnectorDto | null }

/**
 * `isKnown` is `false` where the outcome stays unknown: the answer was lost, and reading the connector does not show what
 * became of the write. Throws when it was not done.
 */
async function saveAuthValue(
  api: CyclrApi,
  id: string,
  before: AccountConnectorDto,
  authValue: string,
  methodId: string | null,
): Promise<Stored> {
  try {
    return { isKnown: true, answer: await api.authenticate(id, authValue, methodId) }
  } catch (error) {
    if (!isAmbiguous(error)) throw error
    const now = await api.connector(id).catch(() => null)
    if (now === null) return { isKnown: false, answer: null }
    const isNew = now.Authenticated && !before.Authenticated
    if (isNew || (isReadable(now.AuthValue) && now.AuthValue === authValue)) return { isKnown: true, answer: null }
    const isOld = isReadable(now.AuthValue) ? now.AuthValue === before.AuthValue : !now.Authenticated
    if (isOld) throw error
    return { isKnown: false, answer: null }
  }
}
