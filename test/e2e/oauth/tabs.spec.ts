import { broadcast, broadcaster } from './stage/broadcast.js'
import { allow, connect, connected, continueTo, heard, openSignIn } from './stage/signIn.js'
import type { Stage } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

/** How often the connector itself was asked for, icon and all. */
const loads = ({ id, asked }: Stage) => asked('GET', `/connectors/${id}`).length

const news = ({ id }: Stage) => ({ type: 'connector-auth-wizard:connected', version: 1, accountConnectorId: id })

test.describe('Another tab that has no sign-in of its own', () => {
  test('row 25, PO-47: shows that the connector is connected, for one request', async ({ page, stage }) => {
    const world = await stage()
    const other = await page.context().newPage()
    await other.goto(world.url)
    await expect(connect(other)).toBeVisible()
    const popup = await openSignIn(page, world)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(connected(other)).toBeVisible()
    // Each tab when it opened, and each once it was done.
    expect(loads(world)).toBe(4)
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
    await expect(heard(other, 'onSuccess')).toHaveCount(0)
    await expect(heard(other, 'onError')).toHaveCount(0)
  })

  test('row 25: hears of a window that finishes after Cancel', async ({ page, stage }) => {
    const world = await stage({ headers: { 'Cross-Origin-Opener-Policy': 'same-origin' } })
    const other = await page.context().newPage()
    await other.goto(world.url)
    const popup = await openSignIn(page, world)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await allow(popup).click()
    await expect(connected(other)).toBeVisible()
  })

  test('keeps what the user is typing there', async ({ page, stage }) => {
    const world = await stage({ connectors: ['Squareup'] })
    const other = await page.context().newPage()
    for (const tab of [page, other]) {
      await tab.goto(world.url)
      await expect(tab.getByRole('heading', { name: 'How do you want to connect?' })).toBeVisible()
    }
    await other.getByRole('radio', { name: /token/i }).check()
    await other.getByRole('button', { name: 'Continue' }).click()
    const field = other.getByRole('textbox')
    await field.fill('half a key')
    await page.getByRole('radio', { name: /Sign in/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    // Settings that may stay as they are.
    await page.getByRole('button', { name: 'Continue' }).click()
    const popup = await continueTo(page, page, 'Squareup')
    await allow(popup).click()
    await expect(connected(page, 'Squareup')).toBeVisible()
    // News is heard in order: what comes after it was heard, too.
    await broadcast(page, news(world))
    await expect(field).toHaveValue('half a key')
    expect(loads(world)).toBe(3)
  })

  test('row 8, PO-23: a thousand made-up pieces of news cost two requests and change nothing', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    const from = await broadcaster(page, world)
    await broadcast(from, ...Array.from({ length: 1_000 }, () => news(world)))
    await expect.poll(() => loads(world)).toBe(3)
    await page.waitForTimeout(2_500)
    expect(loads(world)).toBe(3)
    await expect(connect(page)).toBeVisible()
  })

  test('PO-44: does not keep its page from coming back with Back, and looks then', async ({ page, stage }) => {
    const world = await stage()
    await page.addInitScript(() => {
      window.order = []
      window.addEventListener('pageshow', ({ persisted }) => window.order.push(persisted ? 'restored' : 'loaded'))
    })
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    await page.evaluate(() => window.location.assign('/elsewhere'))
    await page.waitForURL(/elsewhere/)
    await expect(connect(page)).toBeVisible()
    const popup = await continueTo(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await page.evaluate(() => window.history.back())
    await expect.poll(() => page.url()).toMatch(/settings/)
    expect(await page.evaluate(() => window.order)).toEqual(['loaded', 'restored'])
    await expect(connected(page)).toBeVisible()
  })
})
