import { assumed, type Check, failed, ok, warning } from './Check.js'
import { type Answer, isHtml, type Probed, probe, textOf } from './probe.js'

/** What our return page holds in any language, since its script sends it. */
const RETURN_MARK = 'connector-auth-wizard:returned'

/**
 * Whether browsers reach the proxy at its public address, and what stands before it: the sign-in window has no login of the
 * host, so a middleware that asks for one ends each sign-in.
 */
export async function checkPublicUrl(publicUrl: string): Promise<readonly Check[]> {
  const base = publicUrl.replace(/\/+$/, '')
  const [api, launch, back, error] = await Promise.all(
    ['/connectors/1', '/oauth/launch', '/oauth/return', '/oauth/error'].map((path) => probe(base + path)),
  )
  if (api === undefined || 'failure' in api) {
    const fix = 'Correct PUBLIC_URL, start the proxy, or run this where browsers are: it is the address that they use.'
    return [failed('public-url', `${base} cannot be reached: ${api?.failure ?? 'no answer'}.`, fix)]
  }
  const pages = [
    signInWindow('launch', launch, ({ status }) => status === 400),
    signInWindow('return', back, ({ status, text }) => status === 200 && text.includes(RETURN_MARK)),
    signInWindow('error', error, ({ status }) => status === 200),
  ]
  return [mount(base, api, { isSeen: pages.some(({ status }) => status !== 'failed') }), ...pages]
}

const EXPECTED =
  'Pass requests below PUBLIC_URL to the proxy, and let them through without a login: the proxy authorizes them itself. ' +
  'Where the reverse proxy changes the path, set BASE_PATH to the path that arrives.'

/** The proxy refuses a request that the wizard did not send, with the code that this looks for. */
function mount(base: string, api: Answer, { isSeen }: { isSeen: boolean }): Check {
  const code = textOf(api.json, 'code')
  if (code === 'forbidden_origin') return ok('public-url', `The proxy answers at ${base}.`)
  if (code === 'misconfigured') {
    return failed('public-url', 'The proxy answers, and its options are wrong.', 'Its log names the option.')
  }
  // The pages of the sign-in window show that the proxy is there. Requests of the wizard carry the session of its user.
  if (isSeen && isLogin(api)) {
    const found = `A login or a filter stands before the routes of the wizard: ${described(api)}.`
    const fix = 'Open a page with the wizard as a signed-in user: the login has to let its session through.'
    return assumed('public-url', found, fix)
  }
  return failed('public-url', `The proxy does not answer at ${base}: ${described(api)}.`, EXPECTED)
}

/** A page of the sign-in window, without a ticket or a proof. `isOurs` recognises how the proxy answers that. */
function signInWindow(name: string, answer: Probed | undefined, isOurs: (answer: Answer) => boolean): Check {
  const [id, path] = [`public-${name}`, `/oauth/${name}`]
  if (answer === undefined || 'failure' in answer) {
    return failed(id, `${path} cannot be reached: ${answer?.failure ?? 'no answer'}.`, EXPECTED)
  }
  if (!isHtml(answer) || !answer.headers.has('X-Request-Id') || !isOurs(answer)) {
    const what = isLogin(answer) ? 'A login or a filter stands before' : 'Something else than the proxy answers at'
    const fix = `Let ${path} through without a login: the sign-in window carries none. Its ticket, proof or cookie authorizes it.`
    return failed(id, `${what} ${path}: ${described(answer)}.`, isLogin(answer) ? fix : EXPECTED)
  }
  const policy = answer.headers.get('Cross-Origin-Opener-Policy') ?? 'unsafe-none'
  if (policy !== 'unsafe-none') {
    const fix = `Leave the header away for ${path}. Without it the wizard learns of the return at once, else by polling.`
    return warning(id, `${path} is answered by the proxy, and something adds a Cross-Origin-Opener-Policy.`, fix)
  }
  return ok(id, `${path} is answered by the proxy without a login.`)
}

function isLogin({ redirect, status }: Answer): boolean {
  return redirect !== null || status === 401 || status === 403
}

function described(answer: Answer): string {
  if (answer.redirect !== null) return `status ${answer.status}, a redirect to ${answer.redirect}`
  return `status ${answer.status}${isHtml(answer) ? ', a page' : ''}`
}
