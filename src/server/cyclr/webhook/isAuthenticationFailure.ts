/** Of each text: customers' data may make the detail of an error very long. */
const MAX_LENGTH = 4_000

/**
 * Whether a transaction failed because the third party no longer accepts the credentials. Stricter than
 * `isThirdPartyRefusal`, because the error of a step may be about the data that it sent: 401 is always about the credentials;
 * 400, 403 and an error without a status are if the text contains words of a refusal; any other status is not.
 */
export function isAuthenticationFailure(message: string, detail: string): boolean {
  const response = responseIn(detail.slice(0, MAX_LENGTH))
  const status = /^\s{0,20}(?:HTTP(?:\/\d(?:\.\d)?)?\s|status(?: code)?:?\s)?(\d{3})\b/i.exec(response)?.[1]
  if (status === '401') return true
  if (status !== undefined && status !== '400' && status !== '403') return false
  return WORDS.test(message.slice(0, MAX_LENGTH)) || WORDS.test(response)
}

/** The request that was sent follows the response (D), and holds credentials and data. */
function responseIn(detail: string): string {
  const request = /\bHTTP Request:/i.exec(detail)
  return request === null ? detail : detail.slice(0, request.index)
}

const CREDENTIAL =
  '(access|refresh|auth|api|bearer|client|consumer|security|session)?[ _-]?(token|key|secret|credentials?|passwords?|grant|client|session|log-?in)'

const WORDS = new RegExp(
  [
    '\\bunauthori[sz]ed\\b',
    '\\bunauthenticated\\b',
    '\\b(not|no longer) (been )?authenticated\\b',
    '\\b(invalid|incorrect|wrong|bad|expired|revoked)[ _](the |your )?(user ?name or password|(oauth|access|refresh|auth|api|bearer|client|security)?[ _-]?(token|key|credentials?|passwords?|grant|client))\\b',
    `\\b${CREDENTIAL} (is|are|was|were|has been|have been|has) (not (valid|accepted)|no longer valid|invalid|incorrect|wrong|expired|revoked)\\b`,
    '\\b(re-?)?(authentication|authori[sz]ation|log-?in|sign-?in) (has |was |is )?(failed|failure|error|required|rejected|unsuccessful)\\b',
    '\\b(could not|cannot|unable to|failed to) (be )?(re-?)?(authenticate|log in|sign in|refresh the (access )?token)',
  ].join('|'),
  'i',
)
