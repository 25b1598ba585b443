import type { AuthMethod, Connector, ConnectorSummary, Parameter } from '../../core/connector.js'
import { DEFAULT_ACTIONS, type Grant } from '../../core/grant.js'
import { isMissing, ownAppOf, storedIn } from '../../core/parameters/parameters.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { AccountConnectorDto } from './dto.js'
import { toMethods } from './toMethods.js'
import { toParameters } from './toParameters.js'

/** An account connector with what it asks its user, in our vocabulary. Server only: `dto` holds secrets. */
export type Description = {
  dto: AccountConnectorDto
  guide: ConnectorGuide | null
  methods: readonly AuthMethod[]
  parameters: readonly Parameter[]
}

/** `language`: a key of `translatedGuides`. */
export function describe(dto: AccountConnectorDto, config: ProxyConfig, language?: string): Description {
  const guide = guideOf(dto, config, language)
  const methods = toMethods(dto, guide)
  return { dto, guide, methods, parameters: toParameters(dto, methods, guide) }
}

/** What the browser may see of an account connector, built field by field. */
export function toConnector(
  dto: AccountConnectorDto,
  id: string,
  grant: Grant,
  config: ProxyConfig,
  language?: string,
): Connector {
  const { guide, methods, parameters } = describe(dto, config, language)
  return {
    accountConnectorId: id,
    name: shownName(dto, guide),
    description: dto.Connector.Description,
    icon: iconOf(dto.Connector.Icon),
    host: { name: config.host.name, icon: config.host.icon },
    authenticated: isAuthenticated(dto, guide, methods),
    methods,
    parameters,
    can: grant.can ?? DEFAULT_ACTIONS,
    redirectUri: methods.some((method) => ownAppOf(method, { parameters }).length > 0)
      ? `${config.cyclr.serviceOrigin}${CALLBACK_PATH}`
      : null,
    canVerify: config.testMethod(dto.Connector.Name ?? '') !== null,
    ...(guide?.connectedAs && { canIdentify: true }),
    guide: guide && {
      before: guide.before ?? [],
      link: guide.link ? { href: guide.link.href, label: guide.link.label } : null,
      grants: guide.grants ?? [],
      enables: guide.enables ?? null,
    },
  }
}

/** Where Cyclr receives the answer of an OAuth provider (D). */
const CALLBACK_PATH = '/connector/callback'

export function toSummary(dto: AccountConnectorDto, config: ProxyConfig): ConnectorSummary {
  const guide = guideOf(dto, config)
  const methods = toMethods(dto, guide)
  return {
    accountConnectorId: dto.Id,
    name: shownName(dto, guide),
    icon: iconOf(dto.Connector.Icon),
    kinds: [...new Set(methods.map(({ kind }) => kind))],
    authenticated: isAuthenticated(dto, guide, methods),
  }
}

/**
 * Whether there is nothing left to authenticate. Without any way to sign in, that is when no setting is missing: whether
 * Cyclr ever reports such a connector as authenticated is not documented (A).
 */
export function isAuthenticated(
  dto: AccountConnectorDto,
  guide: ConnectorGuide | null,
  methods = toMethods(dto, guide),
): boolean {
  if (methods.some(({ kind }) => kind !== 'none')) return dto.Authenticated
  const parameters = toParameters(dto, methods, guide)
  const stored = storedIn(parameters)
  return !parameters.some((parameter) => isMissing(parameter, stored))
}

export function guideOf(
  { Connector }: AccountConnectorDto,
  { guides, translatedGuides }: ProxyConfig,
  language?: string,
): ConnectorGuide | null {
  const known = (language !== undefined && translatedGuides.get(language)) || guides
  return known.get(Connector.Name ?? '') ?? null
}

export function nameOf({ Name, Connector }: AccountConnectorDto): string {
  return Name ?? Connector.Name ?? ''
}

/** The guide's name of the connector, unless the account connector has been renamed. */
export function shownName(dto: AccountConnectorDto, guide: ConnectorGuide | null): string {
  const name = nameOf(dto)
  return name === dto.Connector.Name ? (guide?.name ?? name) : name
}

/** 16 KiB of picture in base64, with the beginning of its data address. */
const MAX_ICON_CHARACTERS = Math.ceil((16 * 1024) / 3) * 4 + 64

/** Only pictures that an `<img>` shows without running anything. */
function iconOf(icon: string | null): string | null {
  if (icon === null) return null
  if (/^https:\/\/[^\s]+$/.test(icon)) return icon
  const isPicture = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(icon)
  return isPicture && icon.length <= MAX_ICON_CHARACTERS ? icon : null
}
