import type { Fake } from './fake.js'
import { randomToken } from './world.js'

/** 14 days (D). */
const LIFETIME_SECONDS = 1_209_599

/** `POST /oauth/token`: form-encoded client credentials. `scope=account:{id}` limits the token to that account (D). */
export async function tokenEndpoint({ world, now, options }: Fake, request: Request): Promise<Response> {
  const type = request.headers.get('Content-Type') ?? ''
  const form = new URLSearchParams(type.startsWith('application/x-www-form-urlencoded') ? await request.text() : '')
  if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type')
  if (form.get('client_id') !== options.clientId || form.get('client_secret') !== options.clientSecret) {
    return refused('invalid_client')
  }
  const scope = form.get('scope')
  if (scope !== null && !/^account:\S+$/.test(scope)) return refused('invalid_scope')
  const accountId = scope === null ? null : scope.slice('account:'.length)
  const access = randomToken('access').replaceAll('=', '')
  world.accessTokens.set(access, { accountId, expires: now() + LIFETIME_SECONDS * 1000 })
  // Some deployments send the times too (O).
  const times = world.accessTokens.size % 2 === 0 ? timesOf(now()) : {}
  return Response.json({
    access_token: access,
    token_type: 'bearer',
    expires_in: LIFETIME_SECONDS,
    clientId: options.clientId,
    ...times,
  })
}

function refused(error: string): Response {
  return Response.json({ error }, { status: 400 })
}

function timesOf(now: number): Record<string, string> {
  return { '.issued': new Date(now).toUTCString(), '.expires': new Date(now + LIFETIME_SECONDS * 1000).toUTCString() }
}
