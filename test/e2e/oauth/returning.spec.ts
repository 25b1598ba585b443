import { localFetch } from '../../../demo/server/serveFake.js'
import { beginAttempt } from './stage/beginAttempt.js'
import { allow, connected, heard } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

const CSP =
  /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'(; img-src data:)?; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/

const strange: Record<string, string> = {
  markup:
    '?attempt=%3Cscript%3Edocument.title%3D%22owned%22%3C%2Fscript%3E&proof=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  'an address': '?attempt=//evil.test&proof=//evil.test&returnTo=//evil.test&caw_attempt=https://evil.test',
  'ten kilobytes': `?attempt=${'a'.repeat(5_000)}&proof=${'b'.repeat(5_000)}`,
  'repeated parameters': '?attempt=mine&attempt=theirs&proof=one&proof=two&attempt=mine',
  'an error of the provider': '?error=access_denied&error_description=owned',
  nothing: '',
}

test.describe('The return page', () => {
  test('row 26: without a wizard that waits, and loaded again, it says where to go; the rest is known', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    const { launchUrl } = await beginAttempt(world)
    await page.goto(world.url)
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
    await page.goto(world.url)
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
  })

  for (const [name, query] of Object.entries(strange)) {
    test(`PO-37: with ${name} in its address it reflects nothing and says its one sentence`, async ({
      page,
      stage,
    }) => {
      const world = await stage()
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      const plain = await (await localFetch(`${world.proxyUrl}/oauth/return`)).text()
      const response = await page.goto(`${world.proxyUrl}/oauth/return${query}`)
      expect(response?.status()).toBe(200)
      expect(await response?.text()).toBe(plain)
      expect(response?.headers()['content-security-policy']).toMatch(CSP)
      await expect(page.getByRole('heading', { name: 'Finishing…' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Close this window' })).toBeVisible()
      expect(new URL(page.url()).pathname).toBe('/api/connector-auth/oauth/return')
      expect(dialogs).toEqual([])
    })
  }

  test('PO-38: its headers are its own, whatever the host sends with everything', async ({ page, stage }) => {
    const world = await stage({
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'X-Frame-Options': 'SAMEORIGIN',
        'Referrer-Policy': 'unsafe-url',
        'Content-Security-Policy': "default-src 'self' 'unsafe-inline'",
        'Cache-Control': 'public, max-age=600',
      },
    })
    const response = await page.goto(`${world.proxyUrl}/oauth/return`)
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

  test('PO-38: no page can put it or the launch page in a frame', async ({ page, stage }) => {
    const world = await stage()
    const framed = await world.serve('framer.localhost', (req, res) => {
      const path = req.url === '/launch' ? 'launch?ticket=x' : 'return'
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(`<!doctype html><iframe src="${world.proxyUrl}/oauth/${path}"></iframe>`)
    })
    for (const path of ['/return', '/launch']) {
      await page.goto(framed + path)
      await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
    }
  })
})
