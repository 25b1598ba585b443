import { isSecretName } from '../../core/parameters/isSecret.js'
import { toConnectorAuthError } from '../http/problem.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { ReplacedMethod } from './ConnectorService.js'
import type { CyclrApi } from './createCyclrApi.js'
import { TOKEN_BY_CYCLR } from './cyclrAuthKinds.js'
import type { AccountConnectorDto, PropertyDto } from './dto.js'
import { changesToRestore, replacedBy, saveProperties, valueOf } from './saveProperties.js'
import type { Changes } from './settingsFor.js'
import { isReadable } from './storedCredential.js'
import { verifyCredential } from './verifyCredential.js'

/** The state before a write, and what the write replaces it with. */
type Before = {
  dto: AccountConnectorDto
  properties: readonly PropertyDto[]
  changes: Changes
  /** The credential that is written; `null`: the settings are all there is. */
  authValue: string | null
  /** The method that is chosen before the credential is written, and the one before; `null`: none. */
  chosen: ReplacedMethod | null
}

/** Each resolves to whether the whole earlier state is back. Neither rejects. */
export type Rollback = {
  /** The credential was not written. */
  settings: () => Promise<boolean>
  /** The credential was written. */
  everything: () => Promise<boolean>
  /** Cyclr refused a sign-in. It may have removed the earlier credential. */
  refusedSignIn: () => Promise<boolean>
}

/**
 * Restores the state before a credential that was not accepted, as far as Cyclr shows it. Values that another user or
 * another instance of the proxy has stored since then are not touched.
 */
export function createRollback(config: ProxyConfig, api: CyclrApi, id: string, before: Before): Rollback {
  const { dto, properties, changes, authValue, chosen } = before
  const { logger } = config
  const unreadable = unreadableNames(before)

  const restoreSettings = async (): Promise<boolean> => {
    if (changes.size === 0) return true
    const now = await api.properties(id)
    const replaced = replacedBy(changes, properties).filter(({ name }) => !unreadable.has(name))
    const restore = changesToRestore(replaced, now)
    await saveProperties(api, id, restore, now, logger)
    const isBack = (name: string) => restore.has(name) || valueOf(name, now) === valueOf(name, properties)
    return unreadable.size === 0 && [...changes.keys()].every(isBack)
  }

  const settings = async (): Promise<boolean> => {
    const now = await api.connector(id)
    // Somebody else has connected it since then, with the settings as they are.
    if (now.Authenticated !== dto.Authenticated || now.AuthValue !== dto.AuthValue) return false
    const isBack = await restoreSettings()
    // Where Cyclr does not return the method, an unchanged credential shows that nobody has chosen another one.
    const isChosen = now.AuthenticationId === null || now.AuthenticationId === chosen?.written
    if (chosen !== null && isChosen) await api.chooseMethod(id, chosen.earlier)
    return isBack
  }

  /** Where Cyclr does not show the credential, or replaces it by a token, only the third party shows whose it is. */
  const isOurs = async (): Promise<boolean> => {
    const { AuthValue } = await api.connector(id)
    if (isReadable(AuthValue) && authValue !== TOKEN_BY_CYCLR) return AuthValue === authValue
    return (await verifyCredential(config, api, id, dto.Connector)) === 'rejected'
  }

  const everything = async (): Promise<boolean> => {
    if (authValue === null) return restoreSettings()
    if (!(await isOurs())) return false
    if (!dto.Authenticated) {
      await api.deauthenticate(id)
      return restoreSettings()
    }
    return restoreCredential()
  }

  const refusedSignIn = async (): Promise<boolean> => {
    const now = await api.connector(id)
    return dto.Authenticated && !now.Authenticated ? restoreCredential() : settings()
  }

  const restoreCredential = async (): Promise<boolean> => {
    const earlier = earlierAuthValue(dto, authValue)
    // Half of the earlier state would work no better than the new one. The connector stays authenticated.
    if (earlier === null || unreadable.size > 0 || !(await restoreSettings())) return false
    await api.authenticate(id, earlier, dto.AuthenticationId ?? chosen?.earlier ?? null)
    // With several methods, Cyclr may not show which one was in use: only the third party shows whether it works again.
    const isMethodKnown = dto.Connector.Authentication.length < 2 || dto.AuthenticationId !== null
    return isMethodKnown || (await verifyCredential(config, api, id, dto.Connector)) === 'accepted'
  }

  const logged = (work: () => Promise<boolean>) => async () => {
    const restored = await work().catch((error: unknown) => {
      logger.error({ accountConnectorId: id, code: toConnectorAuthError(error).code }, 'Rollback failed')
      return false
    })
    if (!restored) {
      logger.warn({ accountConnectorId: id }, 'The earlier credential could not be restored after a rejected one')
    }
    return restored
  }
  return { settings: logged(settings), everything: logged(everything), refusedSignIn: logged(refusedSignIn) }
}

/** The credential to write again. When Cyclr fetches the token itself, asking it to do so again restores it. */
function earlierAuthValue({ AuthValue, Connector }: AccountConnectorDto, written: string | null): string | null {
  if (isReadable(AuthValue)) return AuthValue
  return written === TOKEN_BY_CYCLR && Connector.Authentication.length < 2 ? TOKEN_BY_CYCLR : null
}

/** Properties that are replaced while Cyclr does not show their earlier value: secrets that read as empty or masked. */
function unreadableNames({ dto, properties, changes }: Before): ReadonlySet<string> {
  const sensitive = new Set(dto.Connector.Parameters.flatMap((one) => (one.IsSensitive ? one.TargetName : [])))
  const isUnreadable = ({ Name, Value }: PropertyDto) =>
    changes.has(Name) &&
    !isReadable(Value) &&
    changes.get(Name) !== Value &&
    (Value !== '' || sensitive.has(Name) || isSecretName(Name))
  return new Set(properties.filter(isUnreadable).map(({ Name }) => Name))
}
