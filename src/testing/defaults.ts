import type { FakeOptions, OAuthBehaviour } from './fake.js'

export const DEFAULTS: FakeOptions = {
  apiOrigin: 'https://api.cyclr.test',
  serviceOrigin: 'https://acme-h.cyclr.test',
  thirdPartyOrigin: 'https://provider.test',
  clientId: 'fake-client',
  clientSecret: 'fake-client-secret',
  anyAccount: false,
  approvedAddress: true,
  unscopedSignIn: true,
  putProperties: 'merge',
  listedProperties: 'all',
  methodChanges: true,
  echo: true,
}

export const DEFAULT_OAUTH: OAuthBehaviour = {
  decline: 'errorPage',
  answer: 'asks',
  denial: { error: 'access_denied' },
  refusedLogin: 'keeps',
  errorHtml: null,
  accessDeniedHtml: null,
  expiredHtml: null,
  coop: null,
  serviceCoop: null,
  delay: 0,
  broken: false,
  closesItself: false,
  stealOpener: false,
}

/** Ids of releases that are published later. */
export const FIRST_NEW_RELEASE = 9_000

/** Choices by trigger name. */
export const LOOKUPS: readonly [string, readonly object[]][] = [
  [
    'Select List',
    [{ Value: '1001', Name: 'Newsletter' }, { Value: '1002', Name: 'Trade customers' }, { Value: '1003' }],
  ],
  [
    'Select Tag',
    [
      { Value: '7', Name: 'From the website' },
      { Value: '8', Name: 'From an event' },
    ],
  ],
]
