import { CONTRACT_VERSION, RETURN_CHANNEL, RETURN_TYPE } from '../../core/protocol.js'
import type { PageKey } from '../../locales/pages/en.js'
import type { Proof, Ticket } from '../oauth/createAttempts.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { pageDocument } from './pageDocument.js'
import { type PageLocale, pageLocale } from './pageLocales.js'
import { hostStyle, PAGE_STYLE } from './pageStyle.js'

export type Page = { html: string; headers: Record<string, string> }

/** The part of a ticket or proof that every page uses. Nothing else of a page's address is shown on it. */
type About = Pick<Proof, 'locale' | 'returnTo'>

type Names = Readonly<Record<string, string>>

export type Pages = ReturnType<typeof createPages>

/** The pages of the sign-in window. They are static, except for names from the options and from sealed tickets. */
export function createPages({ host, colors, cyclr, publicUrl, publicOrigin, allowedOrigins }: ProxyConfig) {
  const script = `${returnScript([publicOrigin, ...allowedOrigins])};${CLOSE_SCRIPT}`
  const style = `${PAGE_STYLE}${hostStyle(colors)}`
  const hostTile = tile(host.icon === null ? monogram(host.name) : `<img alt="" src="${escape(host.icon)}">`)
  const hostHeader = `${hostTile}<div class="name"><bdi>${escape(host.name)}</bdi></div>`

  /** A page with one message. Its button closes the window or, in redirect mode, leads back to the host's page. */
  const notice =
    (title: PageKey, text: PageKey, closing = CLOSE_SCRIPT) =>
    (about?: About): Promise<Page> => {
      const locale = pageLocale(about?.locale ?? '')
      const { html, plain } = wordsOf(locale, { host: host.name })
      const href = about?.returnTo ?? null
      const goesBack = closing === CLOSE_SCRIPT && href !== null
      const button = goesBack
        ? `<a class="button" href="${escape(href)}">${html('back')}</a>`
        : `<button type="button">${html('close')}</button><p role="status" hidden>${html('close.self')}</p>`
      return pageDocument({
        locale,
        title: plain(title),
        header: hostHeader,
        body: `<h1>${html(title)}</h1><p>${html(text)}</p>${button}`,
        script: goesBack ? '' : closing,
        icon: host.icon,
        style,
      })
    }

  return {
    expired: notice('expired.title', 'expired.text'),
    otherUser: notice('otherUser.title', 'otherUser.text'),
    failed: notice('failed.title', 'failed.text'),
    returned: notice('returned.title', 'returned.text', script),
    denied: notice('denied.title', 'denied.text', script),
    ranOut: notice('expired.title', 'expired.text', script),
    ended: notice('ended.title', 'ended.text'),

    /** Asks for confirmation when the sign-in was not launched by the host's own page. Its button posts the ticket. */
    interstitial: (token: string, { connectorName, accountLabel, ...about }: Ticket): Promise<Page> => {
      const locale = pageLocale(about.locale)
      const { html, plain } = wordsOf(locale, { host: host.name, provider: connectorName, account: accountLabel ?? '' })
      const account = accountLabel === null ? '' : `<p>${html('interstitial.account')}</p>`
      return pageDocument({
        locale,
        title: plain('interstitial.title'),
        header: `${hostTile}<span class="seam" aria-hidden="true"></span>${tile(monogram(connectorName))}
<div class="name"><bdi>${escape(connectorName)}</bdi><small>${html('requested')}</small></div>`,
        body: `<h1>${html('interstitial.title')}</h1><p>${html('interstitial.text')}</p>${account}<p class="notice">${html('interstitial.warning')}</p>
<form method="post" action="${escape(publicUrl.slice(publicOrigin.length))}/oauth/launch"><input type="hidden" name="ticket" value="${escape(token)}"><button>${html('interstitial.continue')}</button></form>`,
        icon: host.icon,
        style,
        // Chromium applies form-action to the redirects that follow a form too. Cyclr redirects to the provider, whose
        // origin is not known: a list of origins would block the sign-in after its ticket has been used.
        formAction: `'self' ${new URL(cyclr.serviceOrigin).protocol}`,
      })
    },
  }
}

/** A browser keeps a window open that no script opened: then the page asks the user to close it. */
const CLOSE_SCRIPT =
  "document.querySelector('button').addEventListener('click',()=>{window.close();setTimeout(()=>{document.querySelector('[role=status]').hidden=false},300)})"

/** Reads the return signal from the page's address, sends it to the wizards of this origin and to the opener, and closes. */
function returnScript(origins: readonly string[]): string {
  const targets = JSON.stringify(origins).replaceAll('<', '\\u003c')
  return `(()=>{const q=new URLSearchParams(location.search);const m={type:'${RETURN_TYPE}',version:${CONTRACT_VERSION},attempt:q.get('attempt')||'',proof:q.get('proof')||''};try{const c=new BroadcastChannel('${RETURN_CHANNEL}');c.postMessage(m);setTimeout(()=>c.close(),500)}catch{}for(const o of ${targets})try{opener&&opener.postMessage(m,o)}catch{}setTimeout(()=>window.close(),150)})()`
}

function wordsOf({ words }: PageLocale, names: Names) {
  const fill = (key: PageKey, asText: (text: string) => string, asName: (name: string) => string) =>
    words[key]
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? asText(part) : asName(names[part] ?? '')))
      .join('')
  return {
    /** Names are isolated: their text direction may differ from the sentence's. */
    html: (key: PageKey) => fill(key, escape, (name) => `<bdi>${escape(name)}</bdi>`),
    plain: (key: PageKey) => fill(key, escape, escape),
  }
}

function tile(content: string): string {
  return `<span class="tile" aria-hidden="true">${content}</span>`
}

function monogram(name: string): string {
  return escape(Array.from(name.trim())[0]?.toUpperCase() ?? '')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
