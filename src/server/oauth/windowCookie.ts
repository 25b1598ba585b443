import { parse, serialize } from 'hono/utils/cookie'
import type { Services } from '../routes/Route.js'
import { ATTEMPT_LIFE_SECONDS, type Proof, type Ticket } from './createAttempts.js'

const NAME = 'caw_window'

type CookieServices = Pick<Services, 'config' | 'attempts'>

/** `Set-Cookie` for the launch: identifies the attempt of the window that was launched last in this browser. */
export async function windowCookie(ticket: Ticket, { config, attempts }: CookieServices): Promise<string> {
  return serializeCookie(await attempts.windowFor(ticket), ATTEMPT_LIFE_SECONDS, config)
}

export async function readWindowCookie(request: Request, { attempts }: CookieServices): Promise<Proof | null> {
  const token = parse(request.headers.get('Cookie') ?? '', NAME)[NAME]
  return token === undefined ? null : attempts.openWindow(token)
}

/** Removes the cookie of an attempt that has returned. That of a later one stays. */
export async function removedCookie(
  request: Request,
  { attempt }: Proof,
  services: CookieServices,
): Promise<Record<string, string>> {
  const current = await readWindowCookie(request, services)
  return current?.attempt === attempt ? { 'Set-Cookie': serializeCookie('', 0, services.config) } : {}
}

function serializeCookie(value: string, maxAge: number, { publicUrl }: CookieServices['config']): string {
  const { pathname, protocol } = new URL(`${publicUrl}/oauth`)
  // Lax: the browser comes from Cyclr's page, another site, with a navigation.
  return serialize(NAME, value, {
    path: pathname,
    maxAge,
    httpOnly: true,
    sameSite: 'Lax',
    secure: protocol === 'https:',
  })
}
