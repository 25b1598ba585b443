/**
 * Whether the answer to a method that Cyclr ran says that the third party refused: by its status, or in words. Cyclr answers
 * 400 also for a malformed identifier and for a missing parameter (O), and those say nothing about the credentials. Only
 * the verdict is kept: the text may contain what was sent.
 */
export function isThirdPartyRefusal(body: string): boolean {
  const message = messageOf(body)
  return message !== null && speaksOfRefusal(message)
}

/** Whether a message of Cyclr about the third party, and not about our own call, says that it refused. */
export function speaksOfRefusal(message: string): boolean {
  return (STATUS.test(message) || WORDS.test(message)) && !ABOUT_THE_CALL.test(message)
}

/** Its status, never a bare number: that may be an id. */
const STATUS =
  /\((401|403)\)|\b(401|403)[ :,-]{1,3}(unauthori[sz]ed|forbidden)|\b(status|code|http(\/\d(\.\d)?)?|error|answered|returned|responded)\b[^a-z\d]{0,5}(with |code |status |is ){0,3}[^a-z\d]{0,3}(401|403)\b/i

const THING =
  '(api|access|auth|client|consumer|bearer|refresh|security|secret|private|subscription)?[ _-]?(key|token|secret|id|credentials?|passwords?|grant|client|login|log-?in|user ?name|signature)'

const WORDS = new RegExp(
  [
    'unauthori[sz]ed',
    '\\bforbidden\\b',
    '\\b(not|no longer) (authori[sz]ed|authenticated)',
    '\\baccess (was |is |has been )?denied\\b',
    `\\b(invalid|incorrect|wrong|bad|unknown|expired|revoked|rejected)[ _](the |your )?${THING}\\b`,
    `\\b${THING}( that was given| provided| supplied)? (is|are|was|were|has been|have been|has) (not (valid|correct|accepted|recogni[sz]ed)|invalid|incorrect|wrong|expired|revoked|rejected|denied|refused)`,
    '\\b(authentication|authori[sz]ation|log-?in|sign-?in) (has |was |is )?(failed|failure|error|required|refused|rejected|denied|unsuccessful)',
    '\\b(could not|cannot|unable to|failed to) (authenticate|authori[sz]e|log in|sign in)\\b',
  ].join('|'),
  'i',
)

/** What Cyclr says of our own call, such as "The method identifier is invalid". */
const ABOUT_THE_CALL =
  /\bmethod ?(unique)? ?(identifier|id)\b|\b(parameter|field|argument)s?\b.{0,80}\b(missing|required|unknown)\b/i

/** The message of an error in JSON. One about members of the request is Cyclr's own, and a page is another server's. */
function messageOf(body: string): string | null {
  try {
    const json: unknown = JSON.parse(body)
    if (typeof json === 'string') return json
    if (typeof json !== 'object' || json === null || 'ModelState' in json) return null
    return body
  } catch {
    return null
  }
}
