import { connectorLibrary, type LibraryConnector } from './library.js'
import { type Release, releaseOf } from './release.js'

/** A value that Cyclr stores for an account connector. */
export type Property = { Id: number; Name: string; Value: string }

/** A connector installed in an account, as Cyclr stores it. */
export type Installed = {
  /** Id of the account connector. */
  id: number
  /** Id of the account that it belongs to. */
  accountId: string
  /** Name of the account connector, which its account may change. */
  name: string
  description: string | null
  /** The release of the connector in the library. */
  release: Release
  /** The method in use: fixed at install, or chosen later by `AuthenticationId` (A). */
  methodId: string | null
  /** The stored credential, in clear text. */
  authValue: string | null
  /** Whether credentials are stored. */
  authenticated: boolean
  /** The stored settings. */
  properties: Property[]
  /** Whether its methods may be run from any address (D). */
  isNative: boolean
}

type SignInToken = { accountId: string; username: string; expires: number; used: boolean }

type AccessToken = { accountId: string | null; expires: number }

/** A request that the API domain has received, with the HTTP status of its answer; 0 while there is none. */
export type LoggedRequest = {
  method: string
  url: string
  headers: Record<string, string>
  body: string
  status: number
}

/** The user's decision on a consent page. */
export type Consent = { accountConnectorId: string; answer: 'allow' | 'decline' }

export type World = {
  installed: Map<string, Installed>
  accessTokens: Map<string, AccessToken>
  signInTokens: Map<string, SignInToken>
  /** OAuth sign-ins in progress at the third party, by `state`. */
  pending: Map<string, { accountConnectorId: string; targetOrigin: string; callbackMessage: string | null }>
  users: Set<string>
  /** The library's entries by connector name, for what no release holds. */
  entries: ReadonlyMap<string, LibraryConnector>
  requests: LoggedRequest[]
  consents: Consent[]
  nextId: number
}

/** The account with every connector of the library. */
export const ACCOUNT = '4f1c0de2-0000-4000-8000-00000000000a'
/** A second account with three connectors of its own, for tests that accounts are isolated. */
export const OTHER_ACCOUNT = '4f1c0de2-0000-4000-8000-00000000000b'

const FIRST_ID = 36_301

export function createWorld(connectors: readonly LibraryConnector[] = connectorLibrary, stripSensitive = false): World {
  const world: World = {
    installed: new Map(),
    accessTokens: new Map(),
    signInTokens: new Map(),
    pending: new Map(),
    users: new Set(),
    entries: new Map(connectors.map((entry) => [entry.name, entry])),
    requests: [],
    consents: [],
    nextId: FIRST_ID,
  }
  const releases = connectors.map((entry, index) => releaseOf(entry, index, { stripSensitive }))
  for (const release of releases) install(world, ACCOUNT, release)
  for (const release of releases.slice(0, 3)) install(world, OTHER_ACCOUNT, release)
  return world
}

/** Installs connectors under given ids in `ACCOUNT`, unless they are. Throws a `TypeError` for an unknown name or no id. */
export function installGiven(
  world: World,
  releases: readonly Release[],
  given: Readonly<Record<string, string>>,
): void {
  for (const [id, name] of Object.entries(given)) {
    const release = releases.find(({ Name }) => Name === name)
    if (!release)
      throw new TypeError(
        `ConnectorAuthWizard: createFakeCyclr: there is no connector "${name}" for the account connector ${id}.`,
      )
    if (!/^[1-9]\d{0,14}$/.test(id))
      throw new TypeError(`ConnectorAuthWizard: createFakeCyclr: "${id}" is no account connector id. Pass digits.`)
    const before = world.installed.get(id)
    if (before?.accountId === ACCOUNT && before.release.Name === name) continue
    install(world, ACCOUNT, release, { id: Number(id) })
    world.nextId = Math.max(world.nextId, Number(id) + 1)
  }
}

export function install(
  world: World,
  accountId: string,
  release: Release,
  { name = release.Name, id = world.nextId++ }: { name?: string; id?: number } = {},
): Installed {
  const installed: Installed = {
    id,
    accountId,
    name,
    description: null,
    release,
    methodId: release.Authentication?.length === 1 ? (release.Authentication[0]?.Id ?? null) : null,
    authValue: null,
    authenticated: false,
    properties: [],
    isNative: world.entries.get(release.Name)?.IsPartnerIntegrationConnector ?? false,
  }
  world.installed.set(String(id), installed)
  return installed
}

/** The `AuthType` and `OAuth2Type` in use, or `null` when there are several methods and none is chosen. */
export function methodOf({ release, methodId }: Installed): { AuthType: string; OAuth2Type: string } | null {
  const methods = release.Authentication ?? []
  if (methods.length === 0) return release
  return methods.find(({ Id }) => Id === methodId) ?? (methods.length === 1 ? (methods[0] ?? null) : null)
}

/** Values of `AuthType` for which the properties are all there is (A). */
export const WITHOUT_SIGN_IN: readonly string[] = ['None', 'NetSuiteOAuth1', 'AuthFields']

/** Contains `+`, `/` and `=` like real tokens, so that a missing URL encoding fails a test. */
export function randomToken(label: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return `${label}+/${btoa(String.fromCharCode(...bytes))}==`
}
