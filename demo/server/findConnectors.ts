import type { RealCyclr } from './readEnvironment.js'

type Fetch = typeof globalThis.fetch

const PAGE_SIZE = 100
const MOST_PAGES = 20
/** Milliseconds for one call. */
const TIMEOUT = 15_000

/**
 * The ids of the account connectors to show, after a try of everything that the environment said.
 * Throws one line that names the variable at fault, and never its value.
 */
export async function findConnectors(real: RealCyclr, fetch: Fetch = globalThis.fetch): Promise<readonly string[]> {
  const api = originOf(real.apiDomain)
  await reach(fetch, originOf(real.serviceDomain), 'CYCLR_SERVICE_DOMAIN')
  await token(fetch, api, real, null)
  const access = await token(fetch, api, real, real.accountId)
  const ids: string[] = []
  for (let page = 1, pages = 1; page <= pages && page <= MOST_PAGES; page++) {
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
  const answer = await json(response)
  const isObject = typeof answer === 'object' && answer !== null
  if (response.ok && isObject && 'access_token' in answer) return String(answer.access_token)
  if (isObject && 'error' in answer) {
    throw new Error(
      accountId === null
        ? 'CYCLR_CLIENT_ID or CYCLR_CLIENT_SECRET is wrong: Cyclr did not accept them.'
        : 'CYCLR_ACCOUNT_ID is wrong: Cyclr gives this client no access to it.',
    )
  }
  throw new Error('CYCLR_API_DOMAIN is wrong: what answers there is no Cyclr API.')
}

async function call(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  return await reach(fetch, url, 'CYCLR_API_DOMAIN', init)
}

/** A name that leads nowhere is the likeliest mistake of all. */
async function reach(fetch: Fetch, url: string, name: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(TIMEOUT) })
  } catch {
    throw new Error(`${name} cannot be reached. Check the host name and your network.`)
  }
}

async function json(response: Response): Promise<unknown> {
  return await response.json().catch(() => null)
}

function idsIn(answer: unknown): string[] {
  if (!Array.isArray(answer)) throw new Error('CYCLR_API_DOMAIN is wrong: what answers there is no Cyclr API.')
  return answer.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'Id' in entry ? String(entry.Id) : '',
  )
}

function originOf(domain: string): string {
  return new URL(/^https?:\/\//i.test(domain) ? domain : `https://${domain}`).origin
}
