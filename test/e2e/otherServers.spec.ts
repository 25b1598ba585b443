import type { Page } from '@playwright/test'
import { allow, callbacks, connect, connected, continueTo, title, windowFrom } from './oauth/testSite/signIn.js'
import { BASE } from './oauth/testSite/startTestSite.js'
import { expect, test } from './oauth/testSite/test.js'

/** Redirects requests to the proxy before they reach it. Returns their addresses, which grow. */
async function redirectAll(page: Page, where: (url: URL) => { status: number; location: string } | null) {
  const redirected: string[] = []
  await page.context().route(`**${BASE}/**`, async (route) => {
    const url = new URL(route.request().url())
    const to = where(url)
    if (to === null) return route.continue()
    redirected.push(`${route.request().method()} ${url.pathname}`)
    return route.fulfill({ status: to.status, headers: { Location: to.location } })
  })
  return redirected
}

test.describe('Other servers in front of the proxy', () => {
  test('C3: a redirect that adds a slash is followed once, and a sign-in works', async ({ page, startSite }) => {
    const site = await startSite()
    const redirected = await redirectAll(page, ({ pathname, search }) =>
      pathname.endsWith('/') ? null : { status: 308, location: `${pathname}/${search}` },
    )
    await page.goto(site.url)
    const popup = await continueTo(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    // The window is navigated by the browser, which follows redirects.
    expect(redirected.filter((one) => !one.includes('/oauth/'))).toEqual([`GET ${BASE}/connectors/${site.id}`])
    const paths = site.requests.map(({ path }) => path)
    expect(paths.filter((path) => !path.endsWith('/') && path !== '/oauth/return')).toEqual([])
  })

  test('C1: a redirect to a login elsewhere is not followed, and closes the blank window', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    const login: string[] = []
    page.on('request', (request) => request.url().includes('/login') && login.push(request.url()))
    const redirected = await redirectAll(page, () => ({ status: 302, location: 'https://id.example/login' }))
    const popup = await windowFrom(page, () => connect(page).click())
    await expect(title(page, 'Your session has ended')).toBeVisible()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(callbacks(page, 'onError')).toHaveText(/"code":"unauthenticated"/)
    expect(redirected).toEqual([`POST ${BASE}/connectors/${site.id}/oauth`])
    expect(login).toEqual([])
  })
})
