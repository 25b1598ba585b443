import { ACCOUNT, type FakeCyclr, type Installed } from '../../src/testing.js'

export type Answer = { status: number; json: unknown; text: string; headers: Headers }

/** A client of the fake's API for one account. Fetches one token and reuses it. */
export function createClient(cyclr: FakeCyclr, accountId = ACCOUNT) {
  const { apiOrigin, clientId, clientSecret } = cyclr.options
  let access: string | null = null

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await cyclr.fetch(`${apiOrigin}${path}`, { method, ...init })
    const text = await response.text()
    return { status: response.status, json: parsed(text), text, headers: response.headers }
  }

  const askToken = (form: Record<string, string>) => send('POST', '/oauth/token', { body: new URLSearchParams(form) })

  const token = async (scope = `account:${accountId}`): Promise<string> => {
    const { json } = await askToken({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope && { scope }),
    })
    return String(member(json, 'access_token'))
  }

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const isPartnerLevel = path.endsWith('/signintoken')
    if (!isPartnerLevel) access ??= await token()
    const bearer = isPartnerLevel ? await token('') : access
    return send(method, `/v1.0${path}`, {
      headers: {
        Authorization: `Bearer ${bearer}`,
        ...(!isPartnerLevel && { 'X-Cyclr-Account': accountId }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }
  return { send, askToken, token, call }
}

/** The path of an account connector. */
export function at(id: number | string, rest = ''): string {
  return `/account/connectors/${id}${rest}`
}

/** The id of the account connector with this connector name. */
export function idOf(cyclr: FakeCyclr, name: string, accountId = ACCOUNT): number {
  return installedAs(cyclr, name, accountId).id
}

export function installedAs(cyclr: FakeCyclr, name: string, accountId = ACCOUNT): Installed {
  const [installed] = cyclr.installed({ name, accountId })
  if (installed === undefined) throw new Error(`${name} is not installed`)
  return installed
}

/** A connector whose only method is of this kind, with as few required parameters as possible. */
export function nameWith(cyclr: FakeCyclr, authType: string, oauth2Type = 'Unknown'): string {
  const found = cyclr
    .installed({ accountId: ACCOUNT })
    .filter(({ release }) => release.AuthType === authType && release.OAuth2Type === oauth2Type)
    .filter(({ release }) => (release.Authentication ?? []).length < 2)
    .toSorted((a, b) => required(a) - required(b))
  if (found[0] === undefined) throw new Error(`No connector of the library is ${authType} ${oauth2Type}`)
  return found[0].release.Name
}

function required({ release }: Installed): number {
  return (release.Parameters ?? []).filter(({ IsOptional }) => !IsOptional).length
}

export function member(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? Object.entries(json).find(([key]) => key === name)?.[1]
    : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
