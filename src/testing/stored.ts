import { refuse } from './answers.js'
import type { Release } from './release.js'
import { type Installed, methodOf, WITHOUT_SIGN_IN } from './world.js'

/** Accepts only methods that the release lists. That a method can change after install is assumed (A). */
export function knownMethod({ Authentication }: Release, id: string | null): string | null {
  if (id === null || Authentication?.some((method) => method.Id === id)) return id
  return refuse(400, 'AuthenticationId is not valid.', 'AuthenticationId')
}

/** `Authenticated` means that credentials are stored, not that they work. It stays false for kinds without a sign-in. */
export function storeAuthValue(installed: Installed, authValue: string): void {
  const { AuthType } = methodOf(installed) ?? installed.release
  installed.authValue = authValue
  installed.authenticated = authValue !== '' && !WITHOUT_SIGN_IN.includes(AuthType)
}
