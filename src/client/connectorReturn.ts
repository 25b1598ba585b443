import { ID_PATTERN, RETURN_PARAMETERS } from '../core/protocol.js'

/** A sign-in in redirect mode that has come back to the page. */
export type ConnectorReturn = {
  /** The account connector that the sign-in was for. */
  accountConnectorId: string
  /** Id of the sign-in, as in `onSuccess`. */
  attempt: string
  /** A sealed proof that the window has returned. Only the proxy can read it. */
  proof: string
  /** The address without the parameters of the sign-in. */
  href: string
}

/** The wizard's own, which the proxy passes through: what to go back to. */
const STEP_PARAMETERS = { flow: 'caw_run', method: 'caw_method' } as const

/**
 * What a sign-in in redirect mode brought back in the page's address, or `null`. For hosts that show the wizard in a
 * modal: a return means that the modal should open again, and the wizard in it takes the address from there.
 *
 * @param href The address of the page, absolute: `location.href`.
 * @throws A `TypeError` for an address that is not absolute.
 *
 * @example
 * import { readConnectorReturn } from 'connector-auth-wizard'
 *
 * export function openAfterSignIn(openModal: (accountConnectorId: string) => void) {
 *   const back = readConnectorReturn(location.href)
 *   if (back) openModal(back.accountConnectorId)
 * }
 */
export function readConnectorReturn(href: string): ConnectorReturn | null {
  const url = new URL(href)
  const read = (name: string) => url.searchParams.get(name) ?? ''
  const accountConnectorId = read(RETURN_PARAMETERS.connector)
  const attempt = read(RETURN_PARAMETERS.attempt)
  const proof = read(RETURN_PARAMETERS.proof)
  if (!ID_PATTERN.test(accountConnectorId) || attempt === '' || proof === '') return null
  return { accountConnectorId, attempt, proof, href: withoutReturn(url).href }
}

type ReturnStep = { flow: 'connect' | 'reconnect'; methodId: string }

/** Where to come back to, with what the wizard needs to show the same step. Holds nothing the user typed. */
export function returnToOf(href: string, { flow, methodId }: ReturnStep): string {
  const url = withoutReturn(new URL(href))
  const step = new URLSearchParams({ [STEP_PARAMETERS.flow]: flow, [STEP_PARAMETERS.method]: methodId })
  url.search = `${url.search || '?'}&${step}`.replace('?&', '?')
  return url.href
}

export function readReturnStep(href: string): ReturnStep {
  const { searchParams } = new URL(href)
  return {
    flow: searchParams.get(STEP_PARAMETERS.flow) === 'reconnect' ? 'reconnect' : 'connect',
    methodId: searchParams.get(STEP_PARAMETERS.method) ?? '',
  }
}

/** The host's own parameters stay as they are, byte for byte: `searchParams` would write them anew. */
function withoutReturn(url: URL): URL {
  const ours: readonly string[] = Object.values({ ...RETURN_PARAMETERS, ...STEP_PARAMETERS })
  url.search = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !ours.includes(pair.replace(/=.*/, '')))
    .join('&')
  return url
}
