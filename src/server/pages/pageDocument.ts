import type { Page } from './createPages.js'
import type { PageLocale } from './pageLocales.js'

type Parts = {
  locale: PageLocale
  /** `title`, `header` and `body` are HTML: escape every name in them. */
  title: string
  header: string
  body: string
  script?: string
  icon: string | null
  style: string
  formAction?: string
}

/** A page and its headers. The policy allows one style and at most one script, by their hashes, and nothing else. */
export async function pageDocument(parts: Parts): Promise<Page> {
  const { locale, title, header, body, script = '', icon, style, formAction = "'none'" } = parts
  const html = `<!doctype html>
<html lang="${locale.lang}" dir="${locale.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><div class="header">${header}</div><div class="body">${body}</div></main>${script === '' ? '' : `<script>${script}</script>`}</body></html>`
  const policy = [
    "default-src 'none'",
    ...(script === '' ? [] : [`script-src '${await sha256(script)}'`]),
    `style-src '${await sha256(style)}'`,
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
      // Under no-referrer a form is sent with `Origin: null`. Neither value sends a referrer to another origin.
      'Referrer-Policy': formAction === "'none'" ? 'no-referrer' : 'same-origin',
    },
  }
}

/** CSP source of a file, or of a folder. Sources have no query, and `;` and `,` end them. */
export function sourceOf(address: string): string {
  if (address.startsWith('data:')) return 'data:'
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`.replaceAll(';', '%3B').replaceAll(',', '%2C')
}

/** The hash of an inline script or style, as a Content-Security-Policy lists it. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
}
