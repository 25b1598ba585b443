import type { Release } from './release.js'
import type { Stored } from './thirdPartyAccepts.js'
import type { Installed, World } from './world.js'

export type OAuthBehaviour = {
  /** What declining does: a page of the provider's own, or a redirect to `targetOrigin` as if it were done. @default 'page' */
  decline: 'page' | 'redirect'
  /** `Cross-Origin-Opener-Policy` of the provider's pages. @default none */
  coop: 'same-origin' | 'same-origin-allow-popups' | null
  /** The same of the service domain's. @default none */
  serviceCoop: OAuthBehaviour['coop']
  /** Milliseconds that the provider takes for each answer. @default 0 */
  delay: number
  /** The provider shows an error page instead of asking. @default false */
  broken: boolean
  /** The provider's page closes its window as soon as it is there. @default false */
  closesItself: boolean
  /** The provider's page tries to send its opener elsewhere. @default false */
  stealOpener: boolean
}

export type FakeOptions = {
  apiOrigin: string
  serviceOrigin: string
  thirdPartyOrigin: string
  clientId: string
  clientSecret: string
  /** Whether Cyclr approved the caller's IP address for running methods (D). @default true */
  approvedAddress: boolean
  /** Whether answers tell `AuthValue` and property values of an authenticated connector (A). @default true */
  echo: boolean
}

/** What the parts of the fake share. */
export type Fake = {
  world: World
  options: FakeOptions
  oauth: OAuthBehaviour
  releases: readonly Release[]
  /** Choices by trigger name. */
  lookups: Map<string, readonly object[]>
  /** Ids of the account connectors a cycle uses. */
  cycles: Map<string, readonly string[]>
  /** Milliseconds since the epoch. */
  now: () => number
  accepts: (installed: Installed) => boolean
  testMethodOf: (installed: Installed) => string
}

export type Opinion = (stored: Stored, installed: Installed) => boolean
