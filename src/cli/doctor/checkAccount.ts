import type { Settings } from '../settings.js'
import { assumed, type Check, failed, ok, warning } from './Check.js'
import { requestToken } from './checkToken.js'
import { type Probed, probe, textOf } from './probe.js'

/** Access to one account, with a token of each kind; the texts are secrets. */
export type Access = { apiOrigin: string; accountId: string; scoped: string; unscoped: string }

type AccountChecks = {
  checks: readonly Check[]
  /** `null` when the account cannot be used. */
  access: Access | null
  /** Its account connectors, as Cyclr answers them. */
  connectors: readonly unknown[]
}

/** Whether an access token can be limited to the account, and used. */
export async function checkAccount(apiOrigin: string, settings: Settings, unscoped: string): Promise<AccountChecks> {
  const { cyclrAccountId: accountId } = settings
  if (accountId === undefined) {
    const fix = 'Set CYCLR_ACCOUNT_ID to an account, best one for tests, to check this and the sign-in.'
    return { checks: [assumed('account', 'No account was given.', fix)], access: null, connectors: [] }
  }
  const answer = await requestToken(apiOrigin, settings, accountId)
  const scoped = 'failure' in answer ? null : textOf(answer.json, 'access_token')
  if (scoped === null) {
    const fix = fixFor(
      answer,
      'Correct CYCLR_ACCOUNT_ID. It is the id in the console, under the account, not its name.',
    )
    const found = `Cyclr gave no access token for the account (${reasonOf(answer)}).`
    return { checks: [failed('account', found, fix)], access: null, connectors: [] }
  }
  const access = { apiOrigin, accountId, scoped, unscoped }
  const connectors: unknown[] = []
  const refused = await listConnectors(access, connectors)
  if (refused === null) return { checks: [countOf(connectors)], access, connectors }
  const found = `Cyclr does not list the connectors of the account (${reasonOf(refused)}).`
  const fix = fixFor(
    refused,
    'Correct CYCLR_ACCOUNT_ID: it has to be an account of the partner whose credentials these are.',
  )
  return { checks: [failed('account', found, fix)], access: null, connectors: [] }
}

function countOf({ length }: readonly unknown[]): Check {
  if (length > 0) return ok('account', `The account has ${length} connectors.`)
  const fix = 'Install one, or correct CYCLR_ACCOUNT_ID: an account that is not of this partner may read as empty.'
  return warning('account', 'The account has no connector.', fix)
}

/** Page by page. Resolves to the answer that is no list, or to `null`. */
async function listConnectors(access: Access, connectors: unknown[]): Promise<Probed | null> {
  for (let page = 1; ; page += 1) {
    const answer = await callAccount(access, `/v1.0/account/connectors?page=${page}&pageSize=30`)
    if ('failure' in answer || answer.status !== 200 || !Array.isArray(answer.json)) return answer
    connectors.push(...answer.json)
    const last = Number(answer.headers.get('Total-Pages') ?? 1) || 1
    if (page >= Math.min(last, MAX_PAGES)) return null
  }
}

const MAX_PAGES = 30

/** Whether a sign-in token can be created, and by which kind of access token. Returns the token, which opens the account. */
export async function checkSignInToken(
  access: Access,
  user: string | undefined,
): Promise<{ checks: readonly Check[]; token: string | null }> {
  if (user === undefined) return { checks: [], token: null }
  const create = (token: string, headers: Record<string, string> = {}) =>
    probe(`${access.apiOrigin}/v1.0/accounts/${encodeURIComponent(access.accountId)}/signintoken`, {
      method: 'POST',
      headers: { ...bearer(token), 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ Username: user }),
    })
  const rights = assumed(
    'sign-in-user',
    "The rights of the sign-in user cannot be read through Cyclr's API.",
    'Look at CYCLR_SIGN_IN_USER in the console: it should be a Standard user for this purpose alone, that no person uses, and no Administrator.',
  )
  const first = await create(access.unscoped)
  const token = tokenOf(first)
  if (token !== null)
    return { checks: [ok('sign-in-token', 'An unscoped access token creates sign-in tokens.'), rights], token }
  const second = await create(access.scoped, { 'X-Cyclr-Account': access.accountId })
  const fallback = tokenOf(second)
  if (fallback !== null) {
    const found = `An unscoped access token creates no sign-in tokens (${reasonOf(first)}), one of the account does.`
    const fix =
      'The proxy does the same, at the cost of one more call for each sign-in. Use credentials of the partner to save it.'
    return { checks: [warning('sign-in-token', found, fix), rights], token: fallback }
  }
  const found = `No access token creates a sign-in token: unscoped ${reasonOf(first)}, of the account ${reasonOf(second)}.`
  const fix = fixFor(
    first,
    'Correct CYCLR_SIGN_IN_USER, and ask Cyclr whether these credentials may create sign-in tokens. OAuth sign-ins will fail.',
  )
  return { checks: [failed('sign-in-token', found, fix), rights], token: null }
}

export function callAccount({ apiOrigin, accountId, scoped }: Access, path: string, body?: object): Promise<Probed> {
  return probe(apiOrigin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...bearer(scoped), 'X-Cyclr-Account': accountId, ...(body && { 'Content-Type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  })
}

/** Why an answer is none, without what it said. */
export function reasonOf(answer: Probed): string {
  if ('failure' in answer) return answer.failure
  return answer.status === 200 ? 'an answer of an unexpected form' : `status ${answer.status}`
}

/** What to do about an answer that is none. `refusal`: where Cyclr itself has answered, and does not take the request. */
function fixFor(answer: Probed, refusal: string): string {
  if ('failure' in answer || answer.status >= 500 || answer.status === 429) {
    return 'Cyclr or the way to it may be down or busy. Try again in a few minutes.'
  }
  return answer.status < 400
    ? 'Something else than Cyclr may have answered. Look for a filter between this machine and the API domain.'
    : refusal
}

function bearer(token: string): Record<string, string> {
  return { Accept: 'application/json', Authorization: `Bearer ${token}` }
}

function tokenOf(answer: Probed): string | null {
  return 'failure' in answer || answer.status !== 200 ? null : textOf(answer.json, 'Token')
}
