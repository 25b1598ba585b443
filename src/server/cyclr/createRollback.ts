import { isSecretName } from '../../core/parameters/isSecret.js'
import { toConnectorAuthError } from '../http/problem.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { askThirdParty } from './askThirdParty.js'
import type { CyclrApi } from './createCyclrApi.js'
import { TOKEN_BY_CYCLR } from './credentials.js'
import type { AccountConnectorDto, PropertyDto } from './dto.js'
import type { Changes } from './fixedValues.js'
import { isReadable } from './isReadable.js'
import { inverseOf, saveProperties } from './saveProperties.js'

/** What there was before a write, and what the write puts in its place. */
type Before = {
  dto: AccountConnectorDto
  properties: readonly PropertyDto[]
  changes: Changes
  /** What is written as the credential; `null`: the settings are all there is. */
  authValue: string | null
}

/** Each says whether all of the earlier state is back; neither throws. */
export type Rollback = { settings: () => Promise<boolean>; everything: () => Promise<boolean> }

/** Puts back what was there before a credential that was not accepted, as far as Cyclr lets it be read. */
export function createRollback(config: ProxyConfig, account: CyclrApi, id: string, before: Before): Rollback {
  const { dto, properties, changes, authValue } = before
  const { logger } = config
  const isAllReadable = hiddenOf(before).size === 0

  const settings = async (): Promise<boolean> => {
    if (changes.size === 0) return true
    const inverse = new Map([...inverseOf(changes, properties)].filter(([name]) => !hiddenOf(before).has(name)))
    await saveProperties(account, id, inverse, await account.properties(id), logger)
    return isAllReadable
  }

  const everything = async (): Promise<boolean> => {
    if (authValue === null) return settings()
    if (!dto.Authenticated) {
      await account.deauthenticate(id)
      return settings()
    }
    const earlier = earlierAuthValue(dto, authValue)
    // Half of the earlier state would work no better than the new one; and what was authenticated stays so.
    if (earlier === null || !isAllReadable) return false
    await settings()
    await account.authenticate(id, earlier, dto.AuthenticationId)
    // Which of several methods was in use is not known, unless Cyclr says so: the third party knows whether it works.
    const isSure = dto.Connector.Authentication.length < 2 || dto.AuthenticationId !== null
    return isSure || (await askThirdParty(config, account, id, dto)) === 'accepted'
  }

  const told = (work: () => Promise<boolean>) => async () => {
    const restored = await work().catch((error: unknown) => {
      logger.error(
        { accountConnectorId: id, code: toConnectorAuthError(error).code },
        'Putting back the earlier state failed',
      )
      return false
    })
    if (!restored)
      logger.warn({ accountConnectorId: id }, 'A refused credential could not be replaced by the earlier one')
    return restored
  }
  return { settings: told(settings), everything: told(everything) }
}

/** The credential to write again. Where Cyclr fetches the token itself, asking it to do so again is all it takes. */
function earlierAuthValue({ AuthValue, Connector }: AccountConnectorDto, written: string): string | null {
  if (isReadable(AuthValue)) return AuthValue
  return written === TOKEN_BY_CYCLR && Connector.Authentication.length < 2 ? TOKEN_BY_CYCLR : null
}

/** The properties that are replaced and whose earlier value Cyclr does not show: secrets that look empty, or stars. */
function hiddenOf({ dto, properties, changes }: Before): ReadonlySet<string> {
  const sensitive = new Set(dto.Connector.Parameters.flatMap((one) => (one.IsSensitive ? one.TargetName : [])))
  const isHidden = ({ Name, Value }: PropertyDto) =>
    changes.has(Name) &&
    !isReadable(Value) &&
    changes.get(Name) !== Value &&
    (Value !== '' || sensitive.has(Name) || isSecretName(Name))
  return new Set(properties.filter(isHidden).map(({ Name }) => Name))
}
