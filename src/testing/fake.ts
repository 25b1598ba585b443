import type { Release } from './release.js'
import type { Stored } from './thirdPartyAccepts.js'
import type { Installed, World } from './world.js'

/** What happens in a sign-in window, at the third party and on Cyclr's pages. */
export type OAuthBehaviour = {
  /**
   * What follows a refusal: `errorPage`, the provider returns to Cyclr, which shows its own page; `page`, the provider shows
   * a page and never returns; `redirect`, Cyclr redirects to `targetOrigin` as after consent (A). @default 'errorPage'
   */
  decline: 'errorPage' | 'page' | 'redirect'
  /** What the user answers at the provider: the page asks, or it answers by itself. @default 'asks' */
  answer: 'asks' | 'allow' | 'decline'
  /** What the provider returns with after a refusal. @default access_denied */
  denial: { error: string; error_description?: string }
  /**
   * The HTML that the partner has set in the console for Cyclr's pages: "Connector Callback Error HTML", and those of newer
   * consoles for a denied and an expired token (D). `null`: Cyclr's own text. A function receives the address that the
   * sign-in would have returned to. @default null
   */
  errorHtml: string | ((returnTo: string) => string) | null
  /** The same for a denied token. @default null */
  accessDeniedHtml: string | null
  /** The same for an expired token. @default null */
  expiredHtml: string | null
  /** Whether Cyclr keeps or removes a stored credential when the third party refuses a login (A). @default 'keeps' */
  refusedLogin: 'keeps' | 'removes'
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

/** Where the fake is, and how it behaves where Cyclr's documents leave it open. */
export type FakeOptions = {
  /** Origin of the API domain. @default 'https://api.cyclr.test' */
  apiOrigin: string
  /** Origin of the service domain, where sign-in windows open. @default 'https://acme-h.cyclr.test' */
  serviceOrigin: string
  /** Origin of the third party's pages. @default 'https://provider.test' */
  thirdPartyOrigin: string
  /** The client id that gets access tokens. @default 'fake-client' */
  clientId: string
  /** The secret that belongs to `clientId`. @default 'fake-client-secret' */
  clientSecret: string
  /** Whether every account is `ACCOUNT`, so that calls for any account see its connectors. @default false */
  anyAccount: boolean
  /** Whether Cyclr has approved the caller's IP address for running methods (D). @default true */
  approvedAddress: boolean
  /** Whether `signintoken` refuses access tokens that are scoped to an account. @default true */
  unscopedSignIn: boolean
  /** What `Properties` in a PUT of an account connector do to those that are stored; Cyclr documents neither. @default 'merge' */
  putProperties: 'merge' | 'replace'
  /**
   * Whether an account connector is answered with its `Properties`, as documented (D), without them, or with none of them.
   * @default 'all'
   */
  listedProperties: 'all' | 'absent' | 'none'
  /** Whether a PUT may change the method that was chosen at the install; Cyclr documents neither. @default true */
  methodChanges: boolean
  /** Whether responses include `AuthValue` and property values of an authenticated connector (A). @default true */
  echo: boolean
}

/** A cycle of the account, by which connectors it needs. */
export type FakeCycle = {
  /** As Cyclr shows it. */
  name: string
  /** Ids of its account connectors. Those of another account are listed too, as those of a parent account are (D). */
  connectors: readonly string[]
  /** What else it needs before it can start. */
  prerequisites?: readonly { ReasonCode: number; Reason: string; ObjectType: string; ObjectId: string | number }[]
  /** Its steps by id, a GUID: the account connector that each of them uses. `null`: a step of Cyclr's own, such as a delay. */
  steps?: Readonly<Record<string, string | null>>
  /** Whether it runs. @default false */
  isActive?: boolean
}

/** What a cycle can be installed from. */
export type FakeTemplate = {
  /** The name of its cycles. */
  name: string
  /** Names of the connectors in the library that its cycle needs. */
  connectors: readonly string[]
  /** What else its cycle needs before it can start. */
  prerequisites?: FakeCycle['prerequisites']
}

/** The state and options that all parts of the fake share. */
export type Fake = {
  world: World
  options: FakeOptions
  oauth: OAuthBehaviour
  /** Every release, oldest first. */
  releases: Release[]
  /** The newest release of a name that is no draft, or the release with an id. Throws a 404. */
  releaseOf: (idOrName: string) => Release
  /** Choices by trigger name. */
  lookups: Map<string, readonly object[]>
  /** Cycles by id. A list holds the ids of the account connectors that the cycle uses. */
  cycles: Map<string, FakeCycle | readonly string[]>
  /** Templates by id, a GUID. */
  templates: Map<string, FakeTemplate>
  /** Names of the parameters that the test method of a connector requires, by connector name. @default none */
  methodParameters: Map<string, readonly string[]>
  /** What the test method of a connector answers when it works, by connector name. @default `{}` */
  methodAnswers: Map<string, (stored: Stored) => unknown>
  /** Milliseconds since the epoch. */
  now: () => number
  accepts: (installed: Installed) => boolean
  testMethodOf: (installed: Pick<Installed, 'release'>) => string
}

/** Returns whether the third party accepts what is stored. */
export type Opinion = (stored: Stored, installed: Installed) => boolean
