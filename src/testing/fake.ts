import type { Release } from './release.js'
import type { Stored } from './thirdPartyAccepts.js'
import type { Installed, World } from './world.js'

export type OAuthBehaviour = {
  /** What follows a refusal: a page of the provider, or a redirect to `targetOrigin` as after consent. @default 'page' */
  decline: 'page' | 'redirect'
  /** `Cross-Origin-Opener-Policy` of the provider's pages. @default none */
  coop: 'same-origin' | 'same-origin-allow-popups' | null
  /** `Cross-Origin-Opener-Policy` of the service domain's pages. @default none */
  serviceCoop: OAuthBehaviour['coop']
  /** Milliseconds before each response of the provider. @default 0 */
  delay: number
  /** The provider shows an error page instead of asking. @default false */
  broken: boolean
  /** The provider's page closes its window as soon as it loads. @default false */
  closesItself: boolean
  /** The provider's page tries to navigate its opener. @default false */
  stealOpener: boolean
}

export type FakeOptions = {
  apiOrigin: string
  serviceOrigin: string
  thirdPartyOrigin: string
  clientId: string
  clientSecret: string
  /** Whether Cyclr has approved the caller's IP address for running methods (D). @default true */
  approvedAddress: boolean
  /** Whether responses include `AuthValue` and property values of an authenticated connector (A). @default true */
  echo: boolean
}

/** The state and options that all parts of the fake share. */
export type Fake = {
  world: World
  options: FakeOptions
  oauth: OAuthBehaviour
  releases: readonly Release[]
  /** Choices by trigger name. */
  lookups: Map<string, readonly object[]>
  /** Ids of the account connectors that a cycle uses, by cycle id. */
  cycles: Map<string, readonly string[]>
  /** Milliseconds since the epoch. */
  now: () => number
  accepts: (installed: Installed) => boolean
  testMethodOf: (installed: Installed) => string
}

/** Returns whether the third party accepts what is stored. */
export type Opinion = (stored: Stored, installed: Installed) => boolean
