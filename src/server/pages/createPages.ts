import type { PageKey } from '../../locales/pages.en.js'
import type { Proof, Ticket } from '../oauth/createAttempts.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { pageDocument } from './pageDocument.js'
import { type PageLocale, pageLocale } from './pageLocales.js'
import { CLOSE_SCRIPT, returnScript } from './pageScripts.js'

export type Page = { html: string; headers: Record<string, string> }

/** Of what a page may know: nothing of its address that was not sealed by this proxy. */
type About = Pick<Proof, 'locale' | 'returnTo'>

type Names = Readonly<Record<string, string>>

export type Pages = ReturnType<typeof createPages>

/** The pages that the sign-in window shows. Static but for names; nothing of their address is ever in them. */
export function createPages({ host, cyclr, basePath, publicOrigin, allowedOrigins }: ProxyConfig) {
  const script = `${returnScript([publicOrigin, ...allowedOrigins])};${CLOSE_SCRIPT}`
  const hostTile = tile(host.icon === null ? monogram(host.name) : `<img alt="" src="${escape(host.icon)}">`)
  const hostHeader = `${hostTile}<div class="name"><bdi>${escape(host.name)}</bdi></div>`

  /** A page with one thing to say, and a way out of the window, or of the tab in redirect mode. */
  const notice =
    (title: PageKey, text: PageKey, closing = CLOSE_SCRIPT) =>
    (about?: About): Promise<Page> => {
      const locale = pageLocale(about?.locale ?? '')
      const { html, plain } = wordsOf(locale, { host: host.name })
      const href = about?.returnTo ?? null
      const goesBack = closing === CLOSE_SCRIPT && href !== null
      const way = goesBack
        ? `<a class="button" href="${escape(href)}">${html('back')}</a>`
        : `<button type="button">${html('close')}</button><p role="status" hidden>${html('close.self')}</p>`
      return pageDocument({
        locale,
        title: plain(title),
        header: hostHeader,
        body: `<h1>${html(title)}</h1><p>${html(text)}</p>${way}`,
        script: goesBack ? '' : closing,
        icon: host.icon,
      })
    }

  return {
    expired: notice('expired.title', 'expired.text'),
    otherUser: notice('otherUser.title', 'otherUser.text'),
    failed: notice('failed.title', 'failed.text'),
    returned: notice('returned.title', 'returned.text', script),

    /** Asks before a sign-in that did not begin on the host's own page; the button sends the ticket. */
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
<form method="post" action="${escape(basePath)}/oauth/launch"><input type="hidden" name="ticket" value="${escape(token)}"><button>${html('interstitial.continue')}</button></form>`,
        icon: host.icon,
        // Chromium holds every redirect that follows a form against this, and Cyclr sends the window straight on to the
        // provider, wherever that is: named origins would block it after the ticket is spent.
        formAction: `'self' ${new URL(cyclr.serviceOrigin).protocol}`,
      })
    },
  }
}

function wordsOf({ words }: PageLocale, names: Names) {
  const fill = (key: PageKey, asText: (text: string) => string, asName: (name: string) => string) =>
    words[key]
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? asText(part) : asName(names[part] ?? '')))
      .join('')
  return {
    /** A name may run the other way than the sentence around it. */
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
