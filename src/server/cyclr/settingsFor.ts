import type { AuthMethod } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import type { Grant } from '../../core/grant.js'
import { ownedBy } from '../../core/parameters/parameters.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { checkValues, throwFieldErrors } from './checkValues.js'
import type { AccountConnectorDto } from './dto.js'
import { type Changes, fixedValues } from './fixedValues.js'
import { guideOf } from './toConnector.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

/** The settings to write for `values`, checked, with what a guide answers in the user's place. */
export function settingsFor(
  config: ProxyConfig,
  grant: Grant,
  dto: AccountConnectorDto,
  method: AuthMethod | null,
  values: Values,
): Changes {
  const guide = guideOf(dto, config)
  const parameters = toParameters(dto, toMethods(dto, guide), guide)
  // A client id and secret prove identity: they come with the credentials, not with the settings before them.
  const later = method === null ? [] : ownedBy(method, { parameters })
  const { changes, problems } = checkValues(values, parameters, method, later)
  throwFieldErrors(problems)
  return new Map([...changes, ...fixedValues(dto, guide, grant, method)])
}
