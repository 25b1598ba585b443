import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { pagesDe } from '../../src/locales/pages/de.js'
import { pagesEn } from '../../src/locales/pages/en.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { createHarness, ORIGIN, optionsWith } from './harness.js'

const PAGE = '/links/AAAAAAAAAAAAAAAA'

/** The page as text, and its headers. */
async function pageOf(
  options: Parameters<typeof optionsWith>[0] = {},
  headers: Record<string, string> = {},
  query = '',
) {
  const response = await createHarness({ options }).ask(`${PAGE}${query}`, { headers })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('The page of a connect link', () => {
  it('E9: runs only its own script and the widget, and goes nowhere else', async () => {
    const { status, headers, html } = await pageOf()
    expect(status).toBe(200)
    const script = hashOf(/<script>(.*?)<\/script>/s.exec(html)?.[1])
    const style = hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1])
    expect(headers.get('Content-Security-Policy')?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${script} ${ORIGIN}/api/connector-auth/assets/script.js ${ORIGIN}/api/connector-auth/assets/locales/`,
      `style-src ${style}`,
      "connect-src 'self'",
      'img-src data: https:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
    expect(html).not.toMatch(/ (on\w+|style)=/)
  })

  it('E9: is not kept, not framed, not indexed, and sends no referrer', async () => {
    const { headers } = await pageOf()
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'unsafe-none',
    })
  })

  it.each([
    ['?locale=de', {}, 'de', pagesDe],
    ['', { 'Accept-Language': 'de-AT,en;q=0.8' }, 'de', pagesDe],
    ['?locale=en', { 'Accept-Language': 'de' }, 'en', pagesEn],
    ['?locale=%3Cscript%3E', {}, 'en', pagesEn],
    ['', {}, 'en', pagesEn],
  ])('E9: speaks the language of the link, or else that of the browser: %s %o', async (query, sent, lang, words) => {
    const { html } = await pageOf({}, sent, query)
    expect(html).toContain(`<html lang="${lang}" dir="ltr"`)
    for (const key of ['expired', 'revoked', 'finished', 'unknown', 'failed', 'noscript'] as const) {
      expect(html).toContain(words[`link.${key}.title`])
    }
  })

  it('E9: is written from right to left in Arabic', async () => {
    expect((await pageOf({}, {}, '?locale=ar')).html).toContain('<html lang="ar" dir="rtl"')
  })

  it('E9: shows the host’s name, icon and colours, whatever they contain', async () => {
    const name = '</title><script>alert(1)</script>"'
    const colors = { light: { accent: '#0A7f5c' }, dark: { accent: '#7fe0b0', background: '#101214' } }
    const { html, headers } = await pageOf({ host: { name, icon: 'https://cdn.acme.test/a.svg?"<b>', colors } })
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).toContain('src="https://cdn.acme.test/a.svg?%22%3Cb%3E"')
    expect(headers.get('Content-Security-Policy')).toContain('img-src data: https: https://cdn.acme.test/a.svg;')
    expect(html).toContain('light){:root{--accent:#0A7f5c;--on-accent:#fff;')
    expect(html).toContain('dark){:root{--accent:#7fe0b0;--on-accent:#000;')
    expect(html).toContain('--caw-bg:#101214')
  })

  it.each(['red', '#fff', '#12345g', '#123456;}', 7])('E9: refuses %j as a colour', (accent) => {
    const host = Object({ name: 'Acme', colors: { light: { accent } } })
    expect(() => readOptions(optionsWith({ host }))).toThrow('"host.colors"')
  })

  it('E9: loads the widget from the address in the options', async () => {
    const { html, headers } = await pageOf({ linkPage: { script: 'https://cdn.acme.test/caw/script.js?v=2' } })
    expect(html).toContain('<script type="module" src="https://cdn.acme.test/caw/script.js?v=2">')
    expect(headers.get('Content-Security-Policy')).toContain(
      ' https://cdn.acme.test/caw/script.js https://cdn.acme.test/caw/locales/;',
    )
    for (const script of ['http://cdn.acme.test/script.js', 'javascript:1']) {
      expect(() => readOptions(optionsWith({ linkPage: { script } }))).toThrow('"linkPage.script"')
    }
  })

  it('E9: is found by no id that is none', async () => {
    const { ask } = createHarness()
    for (const path of ['/links/x', '/links/AAAAAAAAAAAAAAAA.', '/links/AAAAAAAAAAAAAAAA/x']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
  })

  it('E10: where the file of the widget cannot be read, the log says which option to set', async () => {
    // As in a bundle that runs elsewhere.
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue('/')
    onTestFinished(() => cwd.mockRestore())
    const { ask, lines } = createHarness()
    const response = await ask('/assets/script.js')
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([500, 'no-store'])
    expect(JSON.stringify(lines)).toContain('linkPage.script')
  })

  it('E10: the widget and its languages are modules, as the page loads them', async () => {
    const { ask } = createHarness()
    for (const file of ['script', 'locales/de', 'locales/pt-BR']) {
      const response = await ask(`/assets/${file}.js`)
      expect(response.headers.get('Content-Type')).toContain('javascript')
      expect(await response.text()).toMatch(/\bexport\s*\{/)
    }
  })
})
