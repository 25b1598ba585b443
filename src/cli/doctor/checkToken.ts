import type { Settings } from '../settings.js'
import { assumed, type Check, failed, ok } from './Check.js'
import { type Answer, type Probed, probe, textOf } from './probe.js'

/** Session tokens may be this far ahead of the proxy's clock. */
const MAX_CLOCK_DIFFERENCE_SECONDS = 30

/** Gets an access token, for one account or with `null` for all. */
export function requestToken(
  apiOrigin: string,
  { cyclrClientId = '', cyclrClientSecret = '' }: Settings,
  accountId: string | null,
): Promise<Probed> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: cyclrClientId,
    client_secret: cyclrClientSecret,
    ...(accountId !== null && { scope: `account:${accountId}` }),
  })
  return probe(`${apiOrigin}/oauth/token`, { method: 'POST', body, headers: { Accept: 'application/json' } })
}

/** Whether Cyclr gives an access token for the credentials, and how far this machine's clock is from Cyclr's. */
export function checkToken(apiOrigin: string, answer: Probed): readonly Check[] {
  const { host } = new URL(apiOrigin)
  if ('failure' in answer) {
    const fix = 'Correct CYCLR_API_DOMAIN, or allow this machine to reach it (DNS, firewall, proxy, TLS certificates).'
    return [failed('token', `${host} cannot be reached: ${answer.failure}.`, fix)]
  }
  const isToken = answer.status === 200 && textOf(answer.json, 'access_token') !== null
  return [isToken ? ok('token', `${host} gave an access token.`) : refused(host, answer), clock(answer)]
}

function refused(host: string, { status, redirect }: Answer): Check {
  if (redirect !== null) {
    const fix = 'Set CYCLR_API_DOMAIN to the API domain itself, such as api.cyclr.com. Redirects are not followed.'
    return failed('token', `${host} redirects to ${redirect}.`, fix)
  }
  if ([400, 401, 403].includes(status)) {
    const fix =
      'Copy CYCLR_CLIENT_ID and CYCLR_CLIENT_SECRET from the console again. Credentials work in one region only: ' +
      'CYCLR_API_DOMAIN has to be that of the console, such as api.cyclr.uk for a console on cyclr.uk.'
    return failed('token', `${host} refused the client id or the client secret (status ${status}).`, fix)
  }
  if (status >= 500 || status === 429) {
    return failed('token', `${host} answered ${status}.`, 'Cyclr may be down or busy. Try again in a few minutes.')
  }
  const fix = 'Set CYCLR_API_DOMAIN to an API domain, such as api.cyclr.com. The domain of the console is another one.'
  return failed('token', `${host} has no token endpoint (status ${status}).`, fix)
}

/** `Date` has whole seconds, and the answer took a moment. */
function clock({ headers }: Answer): Check {
  const difference = Math.round((Date.now() - Date.parse(headers.get('Date') ?? '')) / 1000)
  if (Number.isNaN(difference)) {
    return assumed('clock', "Cyclr's answer has no date to compare with.", 'Keep the clock right with NTP.')
  }
  const seconds = Math.abs(difference)
  if (seconds <= MAX_CLOCK_DIFFERENCE_SECONDS) {
    return ok(
      'clock',
      `The clock differs from Cyclr's by ${seconds} seconds, which is within ${MAX_CLOCK_DIFFERENCE_SECONDS}.`,
    )
  }
  const direction = difference > 0 ? 'ahead of' : 'behind'
  const fix = 'Set the clock, with NTP: session tokens and launch links are compared with it.'
  return failed('clock', `The clock is ${seconds} seconds ${direction} Cyclr's.`, fix)
}
