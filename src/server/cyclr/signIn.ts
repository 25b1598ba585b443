import { rulesOf } from '../../core/authKinds.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Replaced, SignInStart, SignInTarget } from './ConnectorService.js'
import type { CyclrApi } from './createCyclrApi.js'
import { replacedMethod, severalMethods } from './replacedMethod.js'
import { propertiesOf, replacedBy, saveProperties } from './saveProperties.js'
import { settingsFor } from './settingsFor.js'
import { credentialFingerprint } from './storedCredential.js'
import { type Description, describe, shownName } from './toConnector.js'
import { openValue } from './toParameters.js'

/** Starts a sign-in in a window: `keep` stores what has to be remembered, before `values` are saved. */
export async function startSignIn(
  config: ProxyConfig,
  grant: Grant,
  api: CyclrApi,
  id: string,
  methodId: string,
  values: Values,
  keep: (start: SignInStart) => Promise<void>,
): Promise<SignInStart> {
  const dto = await api.connector(id)
  const description = describe(dto, config)
  const method = description.methods.find((one) => one.id === methodId && rulesOf(one).opensWindow)
  if (!method) throw new ConnectorAuthError('conflict')
  const changes = settingsFor(description, grant, method, values)
  const properties = changes.size > 0 ? await propertiesOf(api, id, dto) : []
  const start = {
    connectorName: shownName(dto, description.guide),
    hasSeveralMethods: severalMethods(dto),
    wasAuthenticated: dto.Authenticated,
    credentialFingerprint: await credentialFingerprint(dto.AuthValue, config),
    replaced: dto.Authenticated ? openOnes(replacedBy(changes, properties), description) : [],
    replacedMethod: replacedMethod(description, methodId),
  }
  await keep(start)
  if (changes.size > 0) await saveProperties(api, id, changes, properties, config.logger)
  return start
}

/** The address of Cyclr's sign-in page, with a token that was created for it. */
export async function signInAddress(
  config: ProxyConfig,
  api: CyclrApi,
  { accountId, accountConnectorId: id, methodId, hasSeveralMethods }: SignInTarget,
  targetOrigin: string,
): Promise<string> {
  if (hasSeveralMethods ?? severalMethods(await api.connector(id))) await api.chooseMethod(id, methodId)
  const token = await api.signInToken(config.cyclr.signInUser(accountId))
  return signInUrl(config, id, token, targetOrigin)
}

/** Without a `callbackMessage`, Cyclr ends with a redirect to `targetOrigin` (D). */
export function signInUrl({ cyclr }: ProxyConfig, id: string, token: string, targetOrigin: string): string {
  const address = new URL('/connectorauth/updateaccountconnectoroauth', cyclr.serviceOrigin)
  address.search = new URLSearchParams({ id, token, targetOrigin }).toString()
  return address.href
}

/** Only settings whose values a browser may have: these may be kept outside Cyclr. */
function openOnes(replaced: readonly Replaced[], { dto, guide }: Description): readonly Replaced[] {
  const byName = new Map(dto.Connector.Parameters.map((parameter) => [parameter.TargetName, parameter]))
  return replaced.filter(({ name, earlier, written }) => {
    const parameter = byName.get(name)
    const isOpen = (value: string | null) =>
      value === null || (parameter !== undefined && openValue(value, parameter, guide) !== null)
    return isOpen(earlier) && isOpen(written)
  })
}
