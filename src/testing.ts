export { createFakeCyclr } from './testing/createFakeCyclr.js'
export type { FakeCyclr, FakeCyclrOptions } from './testing/FakeCyclr.js'
export type { FakeCycle, FakeOptions, FakeTemplate, OAuthBehaviour, Opinion } from './testing/fake.js'
export { type FakeCyclrConfig, type FakeCyclrConfigOptions, fakeCyclrConfig } from './testing/fakeCyclrConfig.js'
export { blockSignInWindows, fakeSignInWindows } from './testing/fakeSignInWindows.js'
export { DroppedConnection, type Fault } from './testing/faults.js'
export {
  connectorLibrary,
  type LibraryConnector,
  type LibraryMethod,
  type LibraryParameter,
} from './testing/library.js'
export type { CyclrScenario, Scenario } from './testing/scenarios.js'
export type { Stored } from './testing/thirdPartyAccepts.js'
export {
  ACCOUNT,
  type Consent,
  type Installed,
  type LoggedRequest,
  OTHER_ACCOUNT,
  type Property,
} from './testing/world.js'
