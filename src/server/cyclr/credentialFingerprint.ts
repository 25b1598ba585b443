import type { ProxyConfig } from '../options/ProxyOptions.js'

const encoder = new TextEncoder()

/** A mark that changes with the stored credential and tells nothing about it: its HMAC, under our own secret. */
export async function credentialFingerprint(authValue: string, { cyclr }: ProxyConfig): Promise<string> {
  const secret = encoder.encode(`auth-mark ${cyclr.clientSecret}`)
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mark = await crypto.subtle.sign('HMAC', key, encoder.encode(authValue))
  return btoa(String.fromCharCode(...new Uint8Array(mark)))
}
