import { ID_PATTERN, RETURN_PARAMETERS } from '../core/contract.js'

export type ConnectorReturn = {
  accountConnectorId: string
  attempt: string
  proof: string
  /** The address without the parameters of the sign-in. */
  href: string
}

/**
 * What a sign-in in redirect mode brought back in the page's address, or `null`. For hosts that show the wizard in a
 * modal: a return means that the modal should open again.
 */
export function readConnectorReturn(href: string): ConnectorReturn | null {
  const url = new URL(href)
  const read = (name: string) => url.searchParams.get(name) ?? ''
  const accountConnectorId = read(RETURN_PARAMETERS.connector)
  const attempt = read(RETURN_PARAMETERS.attempt)
  const proof = read(RETURN_PARAMETERS.proof)
  if (!ID_PATTERN.test(accountConnectorId) || attempt === '' || proof === '') return null
  for (const name of Object.values(RETURN_PARAMETERS)) url.searchParams.delete(name)
  return { accountConnectorId, attempt, proof, href: url.href }
}
