import type { RealCyclr } from './readEnvironment.js'

type Fetch = typeof globalThis.fetch

const PAGE_SIZE = 100
const MAX_PAGES = 20
const CALL_TIMEOUT_MS = 15_000

/**
 * Returns the ids of the account connectors to show, after checking every variable against Cyclr.
 * An error message is one line that names the wrong variable, never its value.
 */
export async function findConnectors(real: RealCyclr, fetch: Fetch = globalThis.fetch): Promise<readonly string[]> {
  const api = originOf(real.apiDomain)
  await reach(fetch, originOf(real.serviceDomain), 'CYCLR_SERVICE_DOMAIN')
  await token(fetch, api, real, null)
  const access = await token(fetch, api, real, real.accountId)
  const ids: string[] = []
  for (let page = 1, pages = 1; page <= pages && page <= MAX_PAGES; page++) {
    const response = await call(fetch, `${api}/v1.0/account/connectors?page=${page}&pageSize=${PAGE_SIZE}`, {
      headers: { Authorization: `Bearer ${access}`, 'X-Cyclr-Account': real.accountId },
    })
    if (!response.ok) throw new Error(`CYCLR_ACCOUNT_ID: Cyclr answered ${response.status} for this account.`)
    ids.push(...idsIn(await json(response)))
    pages = Number(response.headers.get('Total-Pages')) || 1
  }
  return real.ids ?? ids
}

async function token(fetch: Fetch, api: string, real: RealCyclr, accountId: string | null): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: real.clientId,
    client_secret: real.clientSecret,
    ...(accountId !== null && { scope: `account:${accountId}` }),
  })
  const response = await call(fetch, `${api}/oauth/token`, { method: 'POST', body: form })
  const body = await json(response)
  const isObject = typeof body === 'object' && body !== null
  if (response.ok && isObject && 'access_token' in body) return String(body.access_token)
  if (isObject && 'error' in body) {
    throw new Error(
      accountId === null
        ? 'CYCLR_CLIENT_ID or CYCLR_CLIENT_SECRET is wrong: Cyclr rejected them.'
        : 'CYCLR_ACCOUNT_ID is wrong: this client has no access to the account.',
    )
  }
  throw new Error('CYCLR_API_DOMAIN is wrong: the server there is not a Cyclr API.')
}

async function call(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  return await reach(fetch, url, 'CYCLR_API_DOMAIN', init)
}

/** An unreachable host is the most likely mistake, so its error names the variable. */
async function reach(fetch: Fetch, url: string, name: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) })
  } catch {
    throw new Error(`${name} cannot be reached. Check the host name and your network.`)
  }
}

async function json(response: Response): Promise<unknown> {
  return await response.json().catch(() => null)
}

function idsIn(body: unknown): string[] {
  if (!Array.isArray(body)) throw new Error('CYCLR_API_DOMAIN is wrong: the server there is not a Cyclr API.')
  return body.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'Id' in entry ? String(entry.Id) : '',
  )
}

function originOf(domain: string): string {
  return new URL(/^https?:\/\//i.test(domain) ? domain : `https://${domain}`).origin
}
