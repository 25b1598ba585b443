import { EncryptJWT, jwtDecrypt } from 'jose'
import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'

/** A token that was sealed for one purpose cannot be opened for another. */
type Purpose = 'ticket' | 'proof' | 'window' | 'ending' | 'link'

type Seal = {
  seal: (purpose: Purpose, claims: Record<string, unknown>, lifeSeconds: number) => Promise<string>
  /** The claims, or the reason why there are none. */
  open: <T>(purpose: Purpose, token: string, schema: z.ZodMiniType<T>) => Promise<T | 'expired' | 'unusable'>
}

const encoder = new TextEncoder()

/**
 * Encrypts tickets and proofs (JWE) under keys derived from the client secret. Every instance of the proxy can open them
 * without a store, and only they can read them.
 */
export function createSeal(clientSecret: string, now: () => number): Seal {
  const keys = new Map<Purpose, Promise<Uint8Array>>()
  const keyFor = (purpose: Purpose) => {
    const key = keys.get(purpose) ?? derive(clientSecret, purpose)
    keys.set(purpose, key)
    return key
  }
  return {
    seal: async (purpose, claims, lifeSeconds) =>
      new EncryptJWT(claims)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(now() / 1000) + lifeSeconds)
        .encrypt(await keyFor(purpose)),
    open: async (purpose, token, schema) => {
      try {
        const { payload } = await jwtDecrypt(token, await keyFor(purpose), {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          currentDate: new Date(now()),
          requiredClaims: ['exp'],
        })
        const claims = safeParse(schema, payload)
        return claims.success ? claims.data : 'unusable'
      } catch (error) {
        return error instanceof Error && Reflect.get(error, 'code') === 'ERR_JWT_EXPIRED' ? 'expired' : 'unusable'
      }
    },
  }
}

async function derive(secret: string, purpose: Purpose): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits'])
  const info = encoder.encode(`connector-auth-wizard ${purpose} 1`)
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    material,
    256,
  )
  return new Uint8Array(bits)
}
