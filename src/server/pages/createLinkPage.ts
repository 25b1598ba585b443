import { html, raw } from 'hono/html'
import { LINK_HEADER, VERSION, WIZARD_HEADER } from '../../core/protocol.js'
import type { PageKey } from '../../locales/pages/en.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Page } from './createPages.js'
import { linkPageScript } from './linkPageScript.js'
import { sha256, sourceOf } from './pageDocument.js'
import { type PageLocale, pageLocale } from './pageLocales.js'
import { hostStyle, LINK_PAGE_STYLE, PAGE_STYLE } from './pageStyle.js'
import { readWidgetFile, type WidgetFile } from './widgetFile.js'

export type LinkPage = ReturnType<typeof createLinkPage>

/** What the page says in place of the wizard. */
const STATES = ['opening', 'expired', 'revoked', 'finished', 'unknown', 'reloaded', 'failed'] as const

/**
 * The page of connect links. The same for all of them: its script reads the secret from the fragment, exchanges it, and
 * shows the wizard or what became of the link.
 */
export function createLinkPage({ host, colors, publicUrl, publicOrigin, linkScript }: ProxyConfig) {
  const base = publicUrl.slice(publicOrigin.length)
  const ownScript = `${base}/assets/script.js`
  const script = linkPageScript({ wizardHeader: WIZARD_HEADER, linkHeader: LINK_HEADER })
  const style = `${PAGE_STYLE}${LINK_PAGE_STYLE}${hostStyle(colors)}`

  const render = (locale: PageLocale) => {
    const say = (key: PageKey, mark?: string) => sentence(locale.words[key], { host: host.name }, mark)
    const tile = host.icon === null ? monogram(host.name) : html`<img alt="" src="${host.icon}">`
    const state = (
      name: (typeof STATES)[number],
    ) => html`<section data-state="${name}" ${raw(name === 'opening' ? '' : 'hidden')}>
<h1 tabindex="-1">${say(`link.${name}.title`)}</h1>${name === 'opening' ? '' : html`<p>${say(`link.${name}.text`)}</p>`}
${name === 'failed' ? html`<button type="button" data-again>${say('link.again')}</button>` : ''}${name === 'finished' ? html`<a class="button" data-back hidden>${say('back')}</a>` : ''}</section>`
    return html`<!doctype html>
<html lang="${locale.lang}" dir="${locale.dir}" data-base="${base}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${host.name}</title><style>${raw(style)}</style><script type="module" src="${linkScript ?? `${ownScript}?v=${VERSION}`}"></script></head>
<body><main><div class="header"><span class="tile" aria-hidden="true">${tile}</span><div class="name"><bdi>${host.name}</bdi></div></div>
<div class="body"><noscript><h1>${say('link.noscript.title')}</h1><p>${say('link.noscript.text')}</p></noscript>
${STATES.map(state)}
<section data-state="open" hidden><h1 tabindex="-1">${ASKED.map((key) => html`<span data-asked="${key}" hidden>${say(key, 'data-name')}</span>`)}</h1>
<p data-account hidden>${say('interstitial.account', 'data-name')}</p><p>${say('link.trust')}</p></section></div></main>
<section id="widget" aria-label="${host.name}" hidden></section><script>${raw(script)}</script></body></html>`
  }

  return {
    page: async (tag: string): Promise<Page> => {
      const file = new URL(linkScript ?? ownScript, publicOrigin)
      const languages = new URL('locales/', file)
      const policy = [
        "default-src 'none'",
        `script-src '${await sha256(script)}' ${sourceOf(file.href)} ${sourceOf(languages.href)}`,
        `style-src '${await sha256(style)}'`,
        "connect-src 'self'",
        // Icons of connectors are data, or files of Cyclr's.
        `img-src data: https:${host.icon === null ? '' : ` ${sourceOf(host.icon)}`}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]
      return {
        html: String(await render(pageLocale(tag))),
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Language': pageLocale(tag).lang,
          'Content-Security-Policy': policy.join('; '),
          'Referrer-Policy': 'no-referrer',
          'X-Robots-Tag': 'noindex, nofollow, noarchive',
        },
      }
    },

    /** A file of the widget. */
    asset: async (file: WidgetFile): Promise<{ text: string; headers: Record<string, string> }> => ({
      text: await readWidgetFile(file),
      headers: {
        'Content-Type': 'text/javascript; charset=utf-8',
        // Languages have no version in their address.
        'Cache-Control': 'public, max-age=3600',
      },
    }),
  }
}

const ASKED = ['link.asked', 'link.askedSeveral', 'link.connect', 'link.connectSeveral'] as const

/** A sentence with its names in separate elements: their text direction may differ. Unknown ones are for the script. */
function sentence(template: string, names: Readonly<Record<string, string>>, mark?: string) {
  return template
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 0
        ? html`${part}`
        : html`<bdi ${raw(mark && names[part] === undefined ? `${mark}="${part}"` : '')}>${names[part] ?? ''}</bdi>`,
    )
}

function monogram(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? ''
}
