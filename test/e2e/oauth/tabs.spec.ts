import { broadcast, openBroadcaster } from './testSite/broadcast.js'
import { allow, callbacks, connect, connected, continueTo, openSignIn } from './testSite/signIn.js'
import { SEVERED, type TestSite } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

/** The number of requests for the whole connector. */
const loads = ({ id, requestsTo }: TestSite) => requestsTo('GET', `/connectors/${id}`).length

const connectedMessage = ({ id }: TestSite) => ({
  type: 'connector-auth-wizard:connected',
  version: 1,
  accountConnectorId: id,
})

test.describe('Another tab without a sign-in of its own', () => {
  test('PO-47: shows that the connector is connected, with one request', async ({ page, startSite }) => {
    const site = await startSite()
    const other = await page.context().newPage()
    await other.goto(site.url)
    await expect(connect(other)).toBeVisible()
    const popup = await openSignIn(page, site)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(connected(other)).toBeVisible()
    // Each tab on opening and after the sign-in.
    expect(loads(site)).toBe(4)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    await expect(callbacks(other, 'onSuccess')).toHaveCount(0)
    await expect(callbacks(other, 'onError')).toHaveCount(0)
  })

  test('shows a sign-in that finishes after Cancel in the first tab', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    const other = await page.context().newPage()
    await other.goto(site.url)
    const popup = await openSignIn(page, site)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await allow(popup).click()
    await expect(connected(other)).toBeVisible()
  })

  test('keeps what the user is typing in it', async ({ page, startSite }) => {
    const site = await startSite({ connectors: ['Squareup'] })
    const other = await page.context().newPage()
    for (const tab of [page, other]) {
      await tab.goto(site.url)
      await expect(tab.getByRole('heading', { name: 'How do you want to connect?' })).toBeVisible()
    }
    await other.getByRole('radio', { name: /API key/ }).check()
    await other.getByRole('button', { name: 'Continue' }).click()
    const field = other.getByRole('textbox')
    await field.fill('half a key')
    await page.getByRole('radio', { name: /Sign in/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    const popup = await continueTo(page, page, 'Squareup')
    await allow(popup).click()
    await expect(connected(page, 'Squareup')).toBeVisible()
    // Messages arrive in order: once this one has arrived, so has the earlier one.
    await broadcast(page, connectedMessage(site))
    await expect(field).toHaveValue('half a key')
    expect(loads(site)).toBe(3)
  })

  test('PO-23: sends at most two requests for a thousand forged messages, and does not change', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    const from = await openBroadcaster(page, site)
    await broadcast(from, ...Array.from({ length: 1_000 }, () => connectedMessage(site)))
    await expect.poll(() => loads(site)).toBe(3)
    await page.waitForTimeout(2_500)
    expect(loads(site)).toBe(3)
    await expect(connect(page)).toBeVisible()
  })

  test('PO-44: does not prevent the back/forward cache', async ({ page, startSite }) => {
    const site = await startSite()
    await page.addInitScript(() => {
      window.log = []
      window.addEventListener('pageshow', ({ persisted }) => window.log.push(persisted ? 'restored' : 'loaded'))
    })
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    await page.evaluate(() => window.location.assign('/elsewhere'))
    await page.waitForURL(/elsewhere/)
    await expect(connect(page)).toBeVisible()
    const popup = await continueTo(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await page.evaluate(() => window.history.back())
    await expect.poll(() => page.url()).toMatch(/settings/)
    expect(await page.evaluate(() => window.log)).toEqual(['loaded', 'restored'])
    await expect(connected(page)).toBeVisible()
  })
})
