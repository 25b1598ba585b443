import { HTTPException } from 'hono/http-exception'
import type { Installed, Property } from './world.js'

/** An error as .NET's Web API words it (O). */
export function refuse(status: 400 | 401 | 403 | 404 | 415, message: string): never {
  throw new HTTPException(status, { res: Response.json({ Message: message }, { status }) })
}

/** The account connector as the API shows it. `AuthValue` is echoed: it must stop at whoever asks. */
export function asAccountConnector(installed: Installed): object {
  const { id, name, description, authValue, authenticated, release, properties } = installed
  return {
    Id: id,
    Name: name,
    Description: description,
    AuthValue: authValue,
    Authenticated: authenticated,
    Connector: release,
    IsPartnerIntegrationConnector: false,
    Properties: properties.map((property) => asProperty(property, id)),
    CustomFields: [],
  }
}

export function asProperty({ Id, Name, Value }: Property, accountConnectorId: number): object {
  return { Id, Name, Value, AccountConnectorId: accountConnectorId }
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
