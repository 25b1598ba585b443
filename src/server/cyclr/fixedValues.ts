import type { AuthMethod } from '../../core/connector.js'
import type { Grant } from '../../core/grant.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import type { AccountConnectorDto } from './dto.js'
import { own } from './own.js'

/** Changes to make to an account connector's properties: a value, or `null` for none of that name. */
export type Changes = Map<string, string | null>

/** What a guide answers instead of the user. Where it depends on the method, only with one. */
export function fixedValues(
  { Connector }: AccountConnectorDto,
  guide: ConnectorGuide | null,
  grant: Grant,
  method: AuthMethod | null,
): Changes {
  const changes: Changes = new Map()
  for (const { TargetName, IsAccountConnectorProperty } of Connector.Parameters) {
    if (!IsAccountConnectorProperty) continue
    const value = own(guide?.values, TargetName) ?? fixedFor(TargetName, guide, method)
    if (value === undefined) continue
    const text = typeof value === 'function' ? value(grant) : value
    changes.set(TargetName, text === '' ? null : text)
  }
  return changes
}

function fixedFor(name: string, guide: ConnectorGuide | null, method: AuthMethod | null): string | undefined {
  const fixed = own(guide?.fields, name)?.fixed
  if (typeof fixed !== 'object') return fixed
  return method === null ? undefined : own(fixed, method.name)
}
