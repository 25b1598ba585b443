import { HTTPException } from 'hono/http-exception'
import type { FakeOptions } from './fake.js'
import type { Installed, Property } from './world.js'

/** The form of ids of methods, cycles and steps. A malformed one is answered 400 (O). */
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Throws an error response in the shape of .NET Web API; `field` names the invalid member of the body (O). */
export function refuse(status: 400 | 401 | 403 | 404 | 409 | 415, message: string, field?: string): never {
  const body =
    field === undefined
      ? { Message: message }
      : { Message: 'The request is invalid.', ModelState: { [field]: [message] } }
  throw new HTTPException(status, { res: Response.json(body, { status }) })
}

/**
 * The account connector as the API returns it. Some deployments may mask stored values once the connector is
 * authenticated (A): with `echo` the fake returns them, without `echo` it returns `null`.
 */
export function asAccountConnector(
  installed: Installed,
  options: Pick<FakeOptions, 'echo' | 'listedProperties'>,
): object {
  const { listedProperties } = options
  const { id, name, description, authValue, authenticated, release, properties, isNative } = installed
  return {
    Id: id,
    Name: name,
    Description: description,
    AuthValue: authenticated && !options.echo ? null : authValue,
    Authenticated: authenticated,
    Connector: release,
    IsPartnerIntegrationConnector: isNative,
    ...(listedProperties !== 'absent' && {
      Properties:
        listedProperties === 'none' ? [] : properties.map((property) => asProperty(property, installed, options)),
    }),
    CustomFields: [],
  }
}

export function asProperty({ Id, Name, Value }: Property, of: Installed, { echo }: { echo: boolean }): object {
  return { Id, Name, Value: of.authenticated && !echo ? null : Value, AccountConnectorId: of.id }
}

/** The body of a write: has to be a JSON object. */
export async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    refuse(415, "The request entity's media type is not supported for this resource.")
  }
  const body: unknown = await request.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) refuse(400, 'The request is invalid.')
  return { ...body }
}

/** A string member of a body, or `null` when it is absent. Any other type is refused with a 400. */
export function textIn(body: Record<string, unknown>, field: string): string | null {
  const value = body[field] ?? null
  if (value === null || typeof value === 'string') return value
  return refuse(400, `The value of ${field} is not valid.`, field)
}

/** A list of objects in a body, or an empty one when it is absent. Anything else is refused with a 400. */
export function listIn(body: Record<string, unknown>, field: string): readonly Record<string, unknown>[] {
  const list = body[field] ?? []
  const items: readonly unknown[] = Array.isArray(list) ? list : [list]
  return items.map((item) =>
    typeof item === 'object' && item !== null ? { ...item } : refuse(400, `The value of ${field} is not valid.`, field),
  )
}
