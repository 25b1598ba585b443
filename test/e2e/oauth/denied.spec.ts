import { cyclrErrorPage } from '../../../src/server.js'
import { allow, callbacks, connect, connected, continueTo, openSignIn, title } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const DENIED = 'Asana didn’t give access'
/** Would end any other element, and run as a script of Cyclr's page. */
const HOSTILE = `access_denied</p></script></plaintext></textarea><script>location='/stolen'</script><img src=/stolen onerror="location='/stolen'">`

test.describe('A denial that Cyclr shows on its own page', () => {
  test('is shown in the wizard at once, also with a hostile code, and can be tried again', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    site.fake.oauth.errorHtml = cyclrErrorPage(site.proxyUrl)
    const popup = await openSignIn(page, site)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(title(page, DENIED)).toBeVisible()
    // The signal of the page asks, with its proof: no wait for the next poll, nor for the window to be closed.
    const { requests } = site
    const afterErrorPage = requests.slice(requests.findIndex(({ path }) => path === '/oauth/error'))
    const asked = afterErrorPage.filter(({ path }) => path.endsWith('/status'))
    expect(asked.map(({ query }) => query.has('proof'))).toEqual([true])
    await expect.poll(() => popup.isClosed()).toBe(true)
    expect(site.requestsTo('GET', '/oauth/error').map(({ query }) => query.toString())).toEqual(['error=access_denied'])

    const stolen: string[] = []
    page.context().on('request', (request) => {
      if (request.url().includes('/stolen')) stolen.push(request.url())
    })
    site.fake.oauth.denial = { error: HOSTILE, error_description: HOSTILE }
    await page.getByRole('button', { name: 'Cancel' }).click()
    const hostile = await continueTo(page)
    await hostile.getByRole('button', { name: 'Decline' }).click()
    await expect(title(page, DENIED)).toBeVisible()
    await expect.poll(() => hostile.isClosed()).toBe(true)
    expect(site.requestsTo('GET', '/oauth/error').at(-1)?.query.toString()).toBe('')
    expect(stolen).toEqual([])
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)

    const [again] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Try again' }).click(),
    ])
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
  })

  test('in this tab leads back to the page of the host, and is shown there', async ({ page, startSite }) => {
    const site = await startSite({ wizard: { oauthMode: 'redirect' } })
    site.fake.oauth.errorHtml = cyclrErrorPage(site.proxyUrl)
    await page.goto(site.url)
    await connect(page).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(title(page, DENIED)).toBeVisible()
    await expect.poll(() => page.url()).toBe(site.url)
  })

  test('of a sign-in that no wizard began is a neutral page', async ({ page, startSite }) => {
    const site = await startSite()
    await page.goto(`${site.proxyUrl}/oauth/error?error=access_denied`)
    await expect(page.getByRole('heading', { name: 'The sign-in didn’t finish' })).toBeVisible()
  })

  test('D10: a reconnect that Cyclr cannot confirm is not announced', async ({ page, startSite }) => {
    const events: object[] = []
    const site = await startSite({ proxy: { onConnected: (event) => void events.push(event) } })
    Object.assign(site.fake.options, { echo: false })
    site.fake.oauth.decline = 'redirect'
    site.fake.authenticate(site.id, 'before')
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Reconnect' }).click()
    const popup = await continueTo(page)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(page.getByText('The new sign-in is not confirmed yet.')).toBeVisible()
    await expect(title(page, 'Waiting for Asana to confirm')).toBeVisible({ timeout: 20_000 })
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    expect(events).toEqual([])
  })
})
