import type { FakeCyclr } from '../../src/testing.js'

/**
 * Follows the sign-in window from Cyclr's service domain through the provider's page and back. Returns the address that the
 * window returns to, or `null` when it stays at the provider.
 */
export async function walkThrough(
  cyclr: FakeCyclr,
  address: string,
  answer: 'allow' | 'decline',
): Promise<string | null> {
  const follow = async (url: string, init?: RequestInit) => (await cyclr.fetch(url, init)).headers.get('Location')
  const consent = await follow(address)
  if (consent === null) throw new Error('Cyclr did not let the window through')
  const callback = await follow(consent, { method: 'POST', body: new URLSearchParams({ answer }) })
  return callback === null ? null : follow(callback)
}
