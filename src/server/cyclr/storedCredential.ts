import type { ProxyConfig } from '../options/ProxyOptions.js'

const encoder = new TextEncoder()

/** Whether Cyclr shows a stored secret: not when it is omitted, and not when asterisks, dots or crosses hide a part (A). */
export function isReadable(value: string | null): value is string {
  return value !== null && value !== '' && !/[*•●∙·…]{3}|^[*•●]+$|^x{4}/iu.test(value)
}

/**
 * Changes with the stored credential and reveals nothing about it: its HMAC under the proxy's own secret. `null` when
 * there is no credential, or Cyclr does not show it.
 */
export async function credentialFingerprint(authValue: string | null, config: ProxyConfig): Promise<string | null> {
  return isReadable(authValue) ? keyedDigest('auth-mark', authValue, config) : null
}

/** Changes with the text and reveals nothing about it: its HMAC under the proxy's own secret. */
export async function keyedDigest(purpose: string, text: string, { cyclr }: ProxyConfig): Promise<string> {
  const secret = encoder.encode(`${purpose} ${cyclr.clientSecret}`)
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
