import type { Fake, FakeOptions, OAuthBehaviour, Opinion } from './fake.js'
import type { Fault } from './faults.js'
import type { LibraryConnector } from './library.js'
import type { Release } from './release.js'
import type { CyclrScenario } from './scenarios.js'
import type { Consent, Installed, LoggedRequest, Property } from './world.js'

/** Options of `createFakeCyclr`. All have defaults: those of `FakeOptions` are documented there. */
export type FakeCyclrOptions = Partial<FakeOptions> & {
  /** The connectors that can be installed. @default connectorLibrary */
  connectors?: readonly LibraryConnector[]
  /** Sets `IsSensitive: false` on every parameter, like releases whose author did not set it. @default false */
  stripSensitive?: boolean
  /** Further account connectors of `ACCOUNT`: by their ids, the name of the connector that each is an install of. @default none */
  accountConnectors?: Readonly<Record<string, string>>
  /** What a user runs into. @default 'happy' */
  scenario?: CyclrScenario
  /** The clock, in milliseconds since the epoch. @default Date.now */
  now?: () => number
}

/** A Cyclr in memory: what a client may call, and what a test looks at and decides. Made by `createFakeCyclr`. */
export type FakeCyclr = {
  /** Handles a request to the API domain. Throws `DroppedConnection` when a fault drops the connection. */
  api: (request: Request) => Promise<Response>
  /** Handles a request to the service domain, where the pop-up opens. */
  service: (request: Request) => Promise<Response>
  /** Handles a request to the third party's consent page. */
  thirdParty: (request: Request) => Promise<Response>
  /** Routes to all three by origin, for code that takes a `fetch`. A dropped connection rejects with a `TypeError`. */
  fetch: typeof globalThis.fetch
  /** Changes the origins, for a server whose port is known only once it listens. */
  setOrigins: (origins: Partial<Pick<FakeOptions, 'apiOrigin' | 'serviceOrigin' | 'thirdPartyOrigin'>>) => void
  /** As they are now. Change one with `Object.assign(fake.options, …)`. */
  options: Readonly<FakeOptions>
  /** How the third party and Cyclr's pages behave in a sign-in. Assign to its members. */
  oauth: OAuthBehaviour
  /** Injects a fault into matching calls. Returns a function that removes it. */
  fail: (fault: Fault) => () => void
  /** Decides whether the third party accepts the stored credentials. Replaces the default rule. */
  accept: (opinion: Opinion) => void
  /** Whether the third party accepts what is stored. */
  accepts: (id: string | number) => boolean
  /** Plays a scenario in place of the one before. Replaces what `accept` was called with. */
  play: (scenario: CyclrScenario) => void
  /** All account connectors, or those that match a connector's name, an account, or both. */
  installed: (match?: { name?: string; accountId?: string }) => readonly Installed[]
  /**
   * The account connector.
   *
   * @throws An `Error` when there is none of that id.
   */
  find: (id: string | number) => Installed
  /** Adds account connectors, as the option `accountConnectors` does. Those that are installed already stay as they are. */
  install: (accountConnectors: Readonly<Record<string, string>>) => void
  /** What Cyclr stores beside the credential. */
  properties: (id: string | number) => readonly Property[]
  /** Stores credentials as if the connector had been authenticated before. */
  authenticate: (id: string | number, authValue?: string, properties?: Record<string, string>) => void
  /** `MethodUniqueIdentifier` of the connector's test method. */
  testMethodOf: (id: string | number) => string
  /** Adds a release of a connector: another `Id`, the same name. Returns it. */
  publish: (name: string, changes?: Partial<Pick<Release, 'Version' | 'Status' | 'Parameters'>>) => Release
  /** Revokes every access token. */
  revokeTokens: () => void
  /** Choices by trigger name, each an object with `Value` and perhaps `Name`. */
  lookups: Fake['lookups']
  /** Cycles by id, a GUID. */
  cycles: Fake['cycles']
  /** Templates by id, a GUID. */
  templates: Fake['templates']
  /** Names of the parameters that a connector's test method requires, by connector name. @default none */
  methodParameters: Fake['methodParameters']
  /** What a connector's test method answers when it works, by connector name. @default `{}` */
  methodAnswers: Fake['methodAnswers']
  /** Every request to the API domain, oldest first. */
  requests: readonly LoggedRequest[]
  /** Every answer of a user at the third party, oldest first. */
  consents: readonly Consent[]
  /** The names of the users for whom sign-in tokens were asked. */
  users: ReadonlySet<string>
  /** Restores the initial state and removes faults. Options and origins stay. */
  reset: () => void
}
