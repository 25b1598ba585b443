import { localFetch } from '../../../demo/server/serveFake.js'
import { beginAttempt } from './testSite/beginAttempt.js'
import { allow, callbacks, connected } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const CSP =
  /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'(; img-src data:)?; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/

const queries: Record<string, string> = {
  markup:
    '?attempt=%3Cscript%3Edocument.title%3D%22owned%22%3C%2Fscript%3E&proof=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  'an address': '?attempt=//evil.test&proof=//evil.test&returnTo=//evil.test&caw_attempt=https://evil.test',
  'ten kilobytes': `?attempt=${'a'.repeat(5_000)}&proof=${'b'.repeat(5_000)}`,
  'repeated parameters': '?attempt=mine&attempt=theirs&proof=one&proof=two&attempt=mine',
  'an error of the provider': '?error=access_denied&error_description=owned',
  nothing: '',
}

test.describe('The return page', () => {
  test('names the host to return to when no wizard is waiting, also after a reload', async ({ page, startSite }) => {
    const site = await startSite()
    const { launchUrl } = await beginAttempt(site)
    await page.goto(site.url)
    await page.goto(launchUrl)
    await page.getByRole('button', { name: 'Continue to Asana' }).click()
    await allow(page).click()
    for (const again of [false, true]) {
      if (again) await page.reload()
      await expect(page.getByRole('heading', { name: 'Finishing…' })).toBeVisible()
      await expect(page.getByText('Return to Acme.')).toBeVisible()
      await page.getByRole('button', { name: 'Close this window' }).click()
      await expect(page.getByText('Close it yourself.')).toBeVisible()
    }
    await page.goto(site.url)
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
  })

  for (const [name, query] of Object.entries(queries)) {
    test(`PO-37: does not reflect its query (${name})`, async ({ page, startSite }) => {
      const site = await startSite()
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      const plain = await (await localFetch(`${site.proxyUrl}/oauth/return`)).text()
      const response = await page.goto(`${site.proxyUrl}/oauth/return${query}`)
      expect(response?.status()).toBe(200)
      expect(await response?.text()).toBe(plain)
      expect(response?.headers()['content-security-policy']).toMatch(CSP)
      await expect(page.getByRole('heading', { name: 'Finishing…' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Close this window' })).toBeVisible()
      expect(new URL(page.url()).pathname).toBe('/api/connector-auth/oauth/return')
      expect(dialogs).toEqual([])
    })
  }

  test('PO-38: keeps its own headers when the host sets headers on every response', async ({ page, startSite }) => {
    const site = await startSite({
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'X-Frame-Options': 'SAMEORIGIN',
        'Referrer-Policy': 'unsafe-url',
        'Content-Security-Policy': "default-src 'self' 'unsafe-inline'",
        'Cache-Control': 'public, max-age=600',
      },
    })
    const response = await page.goto(`${site.proxyUrl}/oauth/return`)
    expect(response?.headers()).toMatchObject({
      'cross-origin-opener-policy': 'unsafe-none',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    expect(response?.headers()['content-security-policy']).toMatch(CSP)
    expect(response?.headers()).not.toHaveProperty('x-powered-by')
  })

  test('PO-38: cannot be framed, like the launch page', async ({ page, startSite }) => {
    const site = await startSite()
    const framed = await site.serve('framer.localhost', (req, res) => {
      const path = req.url === '/launch' ? 'launch?ticket=x' : 'return'
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(`<!doctype html><iframe src="${site.proxyUrl}/oauth/${path}"></iframe>`)
    })
    for (const path of ['/return', '/launch']) {
      await page.goto(framed + path)
      await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
    }
  })
})
