import { CONTRACT_VERSION, RETURN_CHANNEL, RETURN_TYPE } from '../core/contract.js'
import { type PageKey, pagesEn } from '../locales/pages.en.js'
import type { ProxyConfig } from './ProxyOptions.js'
import { PAGE_STYLE } from './pageStyle.js'
import { sha256 } from './sha256.js'

type Words = Readonly<Record<string, string>>
type Page = { html: string; headers: Record<string, string> }

const CLOSE_SCRIPT = "document.querySelector('button').addEventListener('click',()=>window.close())"

/** The pages that the sign-in window shows. Static but for names; nothing of their address is ever in them. */
export function createPages({ host, cyclr, basePath, publicOrigin, allowedOrigins }: ProxyConfig) {
  const words = { host: host.name }
  const t = (key: PageKey, more: Words = {}) => escape(format(pagesEn[key], { ...words, ...more }))
  const closeButton = `<button type="button">${t('close')}</button>`
  const notice = (title: PageKey, text: PageKey) => () =>
    page(t(title), `<p>${t(text)}</p>${closeButton}`, { script: CLOSE_SCRIPT })
  const script = `${returnScript([publicOrigin, ...allowedOrigins])};${CLOSE_SCRIPT}`

  return {
    expired: notice('expired.title', 'expired.text'),
    failed: notice('failed.title', 'failed.text'),
    returned: () => page(t('returned.title'), `<p>${t('returned.text')}</p>${closeButton}`, { script }),
    /** Asks before a sign-in that did not begin on the host's own page; the button sends the ticket. */
    interstitial: (ticket: string, provider: string, account: string | null) => {
      const names = { provider, account: account ?? '' }
      const body = `<p>${t('interstitial.text', names)}</p>
${account === null ? '' : `<p>${t('interstitial.account', names)}</p>`}<p>${t('interstitial.warning')}</p>
<form method="post" action="${escape(basePath)}/oauth/launch"><input type="hidden" name="ticket" value="${escape(ticket)}">
<button>${t('interstitial.continue', names)}</button></form>`
      // Without the service domain the redirect that answers the form is blocked, after the ticket is spent.
      return page(t('interstitial.title', names), body, { formAction: `'self' ${cyclr.serviceOrigin}` })
    },
  }
}

async function page(title: string, body: string, { script = '', formAction = "'none'" }): Promise<Page> {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main>${script === '' ? '' : `<script>${script}</script>`}</body></html>`
  const policy = [
    "default-src 'none'",
    ...(script === '' ? [] : [`script-src '${await sha256(script)}'`]),
    `style-src '${await sha256(PAGE_STYLE)}'`,
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ]
  return {
    html,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      'Cross-Origin-Opener-Policy': 'unsafe-none',
      'X-Frame-Options': 'DENY',
      // A form's Origin would read `null` under no-referrer; nothing leaves this origin either way.
      'Referrer-Policy': formAction === "'none'" ? 'no-referrer' : 'same-origin',
    },
  }
}

/** Reads the signal from the page's own address, tells whoever may be waiting, and closes. A hint, never a claim. */
function returnScript(origins: readonly string[]): string {
  const targets = JSON.stringify(origins).replaceAll('<', '\\u003c')
  return `(()=>{const q=new URLSearchParams(location.search);const m={type:'${RETURN_TYPE}',version:${CONTRACT_VERSION},attempt:q.get('attempt')||'',proof:q.get('proof')||''};try{const c=new BroadcastChannel('${RETURN_CHANNEL}');c.postMessage(m);setTimeout(()=>c.close(),500)}catch{}for(const o of ${targets})try{opener&&opener.postMessage(m,o)}catch{}setTimeout(()=>window.close(),150)})()`
}

function format(template: string, words: Words): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
