import { HTTPException } from 'hono/http-exception'
import type { Installed, Property } from './world.js'

/** An error as .NET's Web API words it; `field` is the member of the body that it is about (O). */
export function refuse(status: 400 | 401 | 403 | 404 | 415, message: string, field?: string): never {
  const answer =
    field === undefined
      ? { Message: message }
      : { Message: 'The request is invalid.', ModelState: { [field]: [message] } }
  throw new HTTPException(status, { res: Response.json(answer, { status }) })
}

/**
 * The account connector as the API shows it. Whether it tells what is stored once it is authenticated is not documented
 * (A): it does, and that must stop at whoever asks; or, without `echo`, it does not.
 */
export function asAccountConnector(installed: Installed, options: { echo: boolean }): object {
  const { id, name, description, authValue, authenticated, release, properties } = installed
  return {
    Id: id,
    Name: name,
    Description: description,
    AuthValue: authenticated && !options.echo ? null : authValue,
    Authenticated: authenticated,
    Connector: release,
    IsPartnerIntegrationConnector: false,
    Properties: properties.map((property) => asProperty(property, installed, options)),
    CustomFields: [],
  }
}

export function asProperty({ Id, Name, Value }: Property, of: Installed, { echo }: { echo: boolean }): object {
  return { Id, Name, Value: of.authenticated && !echo ? null : Value, AccountConnectorId: of.id }
}

/** The body of a write, which has to be a JSON object. */
export async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    refuse(415, "The request entity's media type is not supported for this resource.")
  }
  const body: unknown = await request.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) refuse(400, 'The request is invalid.')
  return { ...body }
}

/** A member of a body: `null` where it is absent, refused where it is no text. */
export function textIn(body: Record<string, unknown>, field: string): string | null {
  const value = body[field] ?? null
  if (value === null || typeof value === 'string') return value
  return refuse(400, `The value of ${field} is not valid.`, field)
}
