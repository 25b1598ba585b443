import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT } from '../../src/testing.js'
import { openSites, type Sites } from './sites.js'

const DATA_ICON =
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIyNiIgaGVpZ2h0PSIyNiIvPg=='

/** The host's page: a click opens the address in its own, as the wizard does. */
const PAGE = `<!doctype html><title>Host</title><button>Open</button><script>
document.querySelector('button').onclick = () => {
  const popup = window.open('about:blank', 'caw-1', 'width=600,height=760')
  popup.location.replace(decodeURIComponent(location.hash.slice(1)))
}</script>`

const idOf = ({ cyclr }: Sites) => String(cyclr.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
const appOrigin = (port: number) => `http://app.acme.localhost:${port}`

/** The window that a click on the host's page opens, after it has navigated. */
const popupOf = async (context: BrowserContext, page: Page, origin: string, launchUrl: string) => {
  await page.goto(`${origin}/#${encodeURIComponent(launchUrl)}`)
  const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()])
  await popup.waitForURL(/launch|authorize/)
  return popup
}

describe('The pages of the sign-in window, in Chromium', () => {
  let browser: Browser
  let sites: Sites
  let id: string
  let who: string | null = null

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--in-process-gpu'],
    })
    sites = await openSites({
      page: PAGE,
      options: () => ({ host: { name: 'Alderway', icon: DATA_ICON }, identify: () => who }),
    })
    id = idOf(sites)
  })
  afterAll(async () => {
    await browser.close()
    await sites.close()
  })

  /** A page in a new profile, and the violations of its policies. */
  const open = async (look: Parameters<Browser['newContext']>[0] = {}) => {
    const context = await browser.newContext(look)
    const refused: string[] = []
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text())
    })
    return { context, page: await context.newPage(), refused }
  }
  const launchedAway = async (page: Page) => {
    const { launchUrl } = await sites.begin(id)
    await page.goto(launchUrl)
    return launchUrl
  }
  it('PO-30: the interstitial asks, and its button leads to the provider and back', async () => {
    const { page, context, refused } = await open()
    await launchedAway(page)
    await expect.poll(() => page.getByRole('heading').innerText()).toBe('Connect Asana to Alderway?')
    expect(await page.getByRole('main').innerText()).toContain('Brightwater Foods')
    await page.getByRole('button', { name: 'Continue to Asana' }).click()
    await page.getByRole('button', { name: 'Allow' }).click()
    await expect.poll(() => page.getByRole('heading').innerText()).toBe('Finishing…')
    expect(sites.cyclr.find(id).authenticated).toBe(true)
    expect(refused).toEqual([])
    await context.close()
  })

  it('a window that no script may close asks the user to close it', async () => {
    const { page, context } = await open()
    await page.goto(`${sites.origin}/api/connector-auth/oauth/return`)
    const told = page.getByRole('status')
    expect(await told.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Close this window' }).click()
    await told.waitFor({ state: 'visible' })
    await context.close()
  })

  it('the host’s own page opens the sign-in without the interstitial, and the return page closes itself', async () => {
    const { page, context, refused } = await open()
    const popup = await popupOf(context, page, sites.origin, (await sites.begin(id)).launchUrl)
    const closed = popup.waitForEvent('close')
    await popup.getByRole('button', { name: 'Allow' }).click()
    await closed
    expect(refused).toEqual([])
    await context.close()
  })

  it.each([
    ['without being asked, as an allowed origin', true],
    ['only after the interstitial, as any other', false],
  ])('a same-site page of another origin opens the sign-in %s', async (_, allowed) => {
    const apart = await openSites({
      host: 'api.acme.localhost',
      page: PAGE,
      options: (port) => ({ allowedOrigins: allowed ? [appOrigin(port)] : [] }),
    })
    const { page, context } = await open()
    const origin = appOrigin(apart.port)
    const { launchUrl } = await apart.begin(
      idOf(apart),
      {},
      allowed ? { Origin: origin, 'Sec-Fetch-Site': 'same-site' } : {},
    )
    const popup = await popupOf(context, page, origin, launchUrl)
    await expect
      .poll(() => popup.getByRole('heading').innerText())
      .toBe(allowed ? 'Sign in to Asana' : 'Connect Asana to Acme?')
    await context.close()
    await apart.close()
  })

  it.each(['light', 'dark'] as const)('have no axe violations and no policy violations, in %s', async (colorScheme) => {
    const { page, context, refused } = await open({ colorScheme, viewport: { width: 320, height: 640 } })
    const base = `${sites.origin}/api/connector-auth/oauth`
    const visits: (() => Promise<unknown>)[] = [
      () => launchedAway(page),
      () => page.goto(`${base}/launch?ticket=x`),
      () => page.goto(`${base}/return`),
      async () => {
        who = 'user-2'
        await launchedAway(page)
        who = null
      },
    ]
    const titles: string[] = []
    for (const visit of visits) {
      await visit()
      titles.push(await page.title())
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    expect(titles).toEqual([
      'Connect Asana to Alderway?',
      'The sign-in link ran out',
      'Finishing…',
      'Someone else started this sign-in',
    ])
    expect(refused).toEqual([])
    await context.close()
  })

  it('are in the language of the wizard', async () => {
    const { page, context } = await open()
    const { launchUrl } = await sites.begin(id, { locale: 'de-AT' })
    await page.goto(launchUrl)
    expect(await page.title()).toBe('Asana mit Alderway verbinden?')
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await page.getByRole('button', { name: 'Weiter zu Asana' }).click()
    await page.getByRole('button', { name: 'Allow' }).click()
    await expect.poll(() => page.title()).toBe('Wird abgeschlossen …')
    await context.close()
  })

  it.each([['/icon.svg'], ['/icon.svg?v=2;3,4'], [DATA_ICON]])('show the host’s icon: %#', async (icon) => {
    const other = await openSites({ options: () => ({ host: { name: 'Acme', icon } }) })
    const { page, context, refused } = await open()
    await page.goto(`${other.origin}/api/connector-auth/oauth/return`)
    await expect
      .poll(() => page.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))
      .toBe(true)
    expect(refused).toEqual([])
    await context.close()
    await other.close()
  })
})
