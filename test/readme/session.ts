import { ACCOUNT } from '../../src/testing.js'

/** A host's session, as the README's server asks for it. */
export async function sessionOf(request: Request): Promise<{ cyclrAccountId: string; userId: string } | null> {
  const isSignedIn = (request.headers.get('Cookie') ?? '').includes('session=mara')
  return isSignedIn ? { cyclrAccountId: ACCOUNT, userId: 'mara' } : null
}
