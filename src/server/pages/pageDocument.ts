import type { Page } from './createPages.js'
import type { PageLocale } from './pageLocales.js'
import { PAGE_STYLE } from './pageStyle.js'
import { sha256 } from './sha256.js'

type Parts = {
  locale: PageLocale
  /** HTML from here on, escaped already. */
  title: string
  header: string
  body: string
  script?: string
  icon: string | null
  formAction?: string
}

/** A whole page and its headers: one style and at most one script, named by their hashes, and nothing else. */
export async function pageDocument(parts: Parts): Promise<Page> {
  const { locale, title, header, body, script = '', icon, formAction = "'none'" } = parts
  const html = `<!doctype html>
<html lang="${locale.lang}" dir="${locale.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${PAGE_STYLE}</style></head>
<body><main><div class="header">${header}</div><div class="body">${body}</div></main>${script === '' ? '' : `<script>${script}</script>`}</body></html>`
  const policy = [
    "default-src 'none'",
    ...(script === '' ? [] : [`script-src '${await sha256(script)}'`]),
    `style-src '${await sha256(PAGE_STYLE)}'`,
    ...(icon === null ? [] : [`img-src ${sourceOf(icon)}`]),
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ]
  return {
    html,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      // A form's Origin would read `null` under no-referrer; nothing leaves this origin either way.
      'Referrer-Policy': formAction === "'none'" ? 'no-referrer' : 'same-origin',
    },
  }
}

/** The one picture that the page may load. A policy ends at `;` and `,`, and knows no query. */
function sourceOf(icon: string): string {
  if (icon.startsWith('data:')) return 'data:'
  const { origin, pathname } = new URL(icon)
  return `${origin}${pathname}`.replaceAll(';', '%3B').replaceAll(',', '%2C')
}
