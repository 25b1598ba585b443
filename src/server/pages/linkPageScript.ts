/** Names that the page's script shares with the proxy. */
type Names = { wizardHeader: string; linkHeader: string }

/**
 * The script of the page of connect links. It takes the secret out of the address before anything else runs, exchanges it
 * by POST, and gives the widget the header of the session. After a reload, or when redirect mode returns to the page, the
 * secret is gone: the session is kept in this tab until it expires.
 */
export function linkPageScript({ wizardHeader, linkHeader }: Names): string {
  return `(() => {
const secret = location.hash.slice(1)
if (secret) history.replaceState(history.state, '', location.pathname + location.search)
addEventListener('hashchange', () => location.reload())
const { base } = document.documentElement.dataset
const { lang } = document.documentElement
const id = location.pathname.split('/').filter(Boolean).pop()
const key = 'connector-auth-wizard:link:' + id
const find = (selector) => document.querySelector(selector)
let session = null

const keep = (value) => { try { sessionStorage.setItem(key, JSON.stringify(value)) } catch {} }
const kept = () => { try { return JSON.parse(sessionStorage.getItem(key)) } catch { return null } }

const show = (state) => {
  for (const section of document.querySelectorAll('[data-state]')) section.hidden = section.dataset.state !== state
  document.body.dataset.shown = state
  const title = find('[data-state="' + state + '"] h1')
  document.title = title.innerText
  if (state !== 'open') { find('#widget').replaceChildren(); find('#widget').hidden = true; title.focus() }
}
const backTo = (address) => {
  if (!address) return
  find('[data-back]').href = address
  find('[data-back]').hidden = false
}
const end = (answer) => { keep(null); session = null; backTo(answer.returnTo); show(answer.state) }

const exchange = async () => {
  const response = await fetch(base + '/links/' + encodeURIComponent(id) + '/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', '${wizardHeader}': '1' },
    body: JSON.stringify({ secret }),
    cache: 'no-store',
    redirect: 'manual',
  })
  if (response.status === 404) return { state: 'unknown' }
  if (!response.ok) return { state: 'failed' }
  const answer = await response.json()
  if (answer.state === 'open') {
    session = { ...answer, until: Date.now() + answer.expiresIn * 1000 }
    keep(session)
  }
  return answer
}

const headers = async () => {
  if (secret && session && Date.now() > session.until - 60000) await exchange().catch(() => undefined)
  return session ? { '${linkHeader}': session.token } : {}
}

const introduce = ({ connectors, userName, accountLabel }) => {
  const names = { user: userName, provider: connectors[0].name, account: accountLabel }
  for (const element of document.querySelectorAll('[data-name]')) element.textContent = names[element.dataset.name] || ''
  const sentence = (userName ? 'link.asked' : 'link.connect') + (connectors.length > 1 ? 'Several' : '')
  for (const element of document.querySelectorAll('[data-asked]')) element.hidden = element.dataset.asked !== sentence
  find('[data-account]').hidden = !accountLabel
}

const within = (work, milliseconds) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, milliseconds))])

const mount = async () => {
  introduce(session)
  const { connectors, intent, name, returnTo } = session
  const isOne = connectors.length === 1
  const tag = isOne ? 'connector-auth-wizard' : 'connector-auth-checklist'
  await within(customElements.whenDefined(tag), 30000)
  const ids = connectors.map((one) => one.accountConnectorId)
  const element = document.createElement(tag)
  const needsAttention = intent === 'reconnect'
  Object.assign(element, { proxyUrl: base, locale: lang, colorScheme: 'system', canExit: Boolean(returnTo), headers })
  Object.assign(element, isOne
    ? { accountConnectorId: ids[0], intent }
    : { items: ids.map((accountConnectorId) => ({ accountConnectorId, needsAttention })), ...(name && { name }) })
  element.addEventListener('caw-error', async ({ detail }) => {
    if (!detail || detail.code !== 'unauthenticated') return
    if (!secret) return show('reloaded')
    const answer = await exchange().catch(() => null)
    if (answer && answer.state !== 'open' && answer.state !== 'failed') end(answer)
  })
  element.addEventListener('caw-exit', () => location.assign(returnTo))
  find('#widget').replaceChildren(element)
  find('#widget').hidden = false
  show('open')
}

const start = async () => {
  show('opening')
  if (!secret) {
    const earlier = kept()
    if (!earlier) return show('unknown')
    if (Date.now() >= earlier.until) return show('reloaded')
    session = earlier
    return mount()
  }
  const answer = await exchange()
  if (answer.state === 'failed') return show('failed')
  if (answer.state !== 'open') return end(answer)
  return mount()
}
const run = () => start().catch(() => show('failed'))
// A widget that did not load does not load later: then the page has to, and needs the secret once more.
find('[data-again]').addEventListener('click', () => {
  if (!session) return run()
  location.reload()
})
run()
})()`
}
