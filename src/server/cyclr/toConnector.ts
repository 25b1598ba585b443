import type { AuthMethod, Connector, ConnectorSummary, Parameter } from '../../core/connector.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { AccountConnectorDto } from './dto.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

/** What the browser may see of an account connector, field by field: everything else stops here. */
export function toConnector(dto: AccountConnectorDto, id: string, grant: Grant, config: ProxyConfig): Connector {
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  const parameters = toParameters(dto, methods, guide)
  return {
    accountConnectorId: id,
    name: nameOf(dto),
    description: dto.Connector.Description,
    icon: iconOf(dto.Connector.Icon),
    host: { name: config.host.name, icon: config.host.icon },
    authenticated: isAuthenticated(dto, methods, parameters),
    methods,
    parameters,
    can: grant.can ?? DEFAULT_ACTIONS,
    canVerify: config.testMethod(dto.Connector.Name ?? '') !== null,
    guide: guide && {
      before: guide.before ?? [],
      link: guide.link ? { href: guide.link.href, label: guide.link.label } : null,
      grants: guide.grants ?? [],
      enables: guide.enables ?? null,
    },
  }
}

export function toSummary(dto: AccountConnectorDto, config: ProxyConfig): ConnectorSummary {
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  return {
    accountConnectorId: dto.Id,
    name: nameOf(dto),
    icon: iconOf(dto.Connector.Icon),
    kinds: [...new Set(methods.map(({ kind }) => kind))],
    authenticated: isAuthenticated(dto, methods, toParameters(dto, methods, guide)),
  }
}

export function guideOf({ Connector }: AccountConnectorDto, { guides }: ProxyConfig): ConnectorGuide | null {
  return guides.get(Connector.Name ?? '') ?? null
}

export function nameOf({ Name, Connector }: AccountConnectorDto): string {
  return Name ?? Connector.Name ?? ''
}

/**
 * Whether there is nothing left to prove. Where there is no sign-in at all, that is when every setting is there: whether
 * Cyclr ever says so by itself is not documented (A).
 */
function isAuthenticated(
  { Authenticated }: AccountConnectorDto,
  methods: readonly AuthMethod[],
  parameters: readonly Parameter[],
): boolean {
  if (methods.some(({ kind }) => kind !== 'none')) return Authenticated
  return parameters.every(({ required, lookup, isSet }) => !required || lookup || isSet)
}

/** Bytes of base64 for 16 KiB of picture. */
const LONGEST_ICON = Math.ceil((16 * 1024) / 3) * 4 + 64

/** Pictures only, and only such as can be shown in an `<img>` without running anything. */
function iconOf(icon: string | null): string | null {
  if (icon === null) return null
  if (/^https:\/\/[^\s]+$/.test(icon)) return icon
  const isPicture = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(icon)
  return isPicture && icon.length <= LONGEST_ICON ? icon : null
}
