import { refuse } from './answers.js'
import type { Release } from './release.js'
import { type Installed, methodOf } from './world.js'

/** One of the methods that the release lists. Choosing one later than at install is our assumption (A). */
export function knownMethod({ Authentication }: Release, id: string | null): string | null {
  if (id === null || Authentication?.some((method) => method.Id === id)) return id
  return refuse(400, 'AuthenticationId is not valid.', 'AuthenticationId')
}

/** Says that credentials are stored, not that anybody accepts them. Where there is no sign-in, it never says so. */
export function storeAuthValue(installed: Installed, authValue: string): void {
  const { AuthType } = methodOf(installed) ?? installed.release
  installed.authValue = authValue
  installed.authenticated = authValue !== '' && AuthType !== 'None' && AuthType !== 'NetSuiteOAuth1'
}
