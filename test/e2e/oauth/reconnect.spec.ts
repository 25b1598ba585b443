import type { Page } from '@playwright/test'
import { attemptOf, broadcast, broadcaster, signal } from './stage/broadcast.js'
import { looks } from './stage/looks.js'
import { allow, connected, continueTo, heard, title } from './stage/signIn.js'
import type { Stage } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

const WITH_SETTINGS = 'Vend'
const FORGETFUL = { get: async () => undefined, set: async () => true, delete: async () => true }
const stillConnected = (page: Page) => page.getByText('is still connected. The new sign-in is not confirmed yet.')
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' })

/** Presses Reconnect on a connector that is connected, and goes on to the provider's page. */
async function reconnect(page: Page, stage: Stage): Promise<Page> {
  stage.fake.authenticate(stage.id, 'before')
  await page.goto(stage.url)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  return continueTo(page)
}

/** How often the wizard looked and was told that the connector is authenticated. */
async function expectLooks(stage: Stage, more: number): Promise<void> {
  const before = looks(stage)
  await expect.poll(() => looks(stage)).toBeGreaterThanOrEqual(before + more)
}

test.describe('Reconnecting what is connected', () => {
  test('PO-39: a window that is closed again is no new success', async ({ page, stage }) => {
    const world = await stage()
    const popup = await reconnect(page, world)
    await expectLooks(world, 1)
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expectLooks(world, 2)
    await expect(stillConnected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    await cancel(page).click()
    await cancel(page).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    expect(world.fake.find(world.id).authValue).toBe('before')
  })

  test('PO-39: a refusal that comes back is no new success', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.decline = 'redirect'
    const popup = await reconnect(page, world)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect(heard(page, 'oauth_returned')).toHaveCount(1)
    await expectLooks(world, 2)
    await expect(stillConnected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    await expect(heard(page, 'oauth_confirmed')).toHaveCount(0)
  })

  for (const [name, proxy] of Object.entries({
    'a proxy that remembers what came back': {},
    'a proxy that only knows what the window brings back': { store: FORGETFUL },
  })) {
    test(`${name} knows a new sign-in`, async ({ page, stage }) => {
      const world = await stage({ proxy })
      const popup = await reconnect(page, world)
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(heard(page, 'onSuccess')).toHaveCount(1)
      await expect(heard(page, 'onSuccess')).toContainText('"verification":"accepted","isReconnect":true')
      expect(world.fake.find(world.id).authValue).toContain('access_token')
    })

    test(`PO-23: ${name} is not kept from it by a forged return`, async ({ page, stage }) => {
      const world = await stage({ proxy })
      const { popup, attempt } = await attemptOf(page, () => reconnect(page, world))
      await broadcast(await broadcaster(page, world), signal(attempt))
      await expect(heard(page, 'oauth_returned')).toHaveCount(1)
      await allow(popup).click()
      await expect(connected(page)).toBeVisible()
      await expect(heard(page, 'onSuccess')).toContainText('"verification":"accepted","isReconnect":true')
    })
  }

  test('settings that were changed on the way come back on Cancel, and stay after a sign-in', async ({
    page,
    stage,
  }) => {
    const world = await stage({ connectors: [WITH_SETTINGS] })
    const store = () => world.fake.properties(world.id).find(({ Name }) => Name === 'StoreName')?.Value
    world.fake.authenticate(world.id, 'before', { ClientId: 'id', ClientSecret: 'secret', StoreName: 'old-store' })
    const change = async () => {
      await page.getByRole('button', { name: 'Reconnect' }).click()
      await page.getByLabel(/store/i).fill('new-store')
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      return continueTo(page, page, WITH_SETTINGS)
    }
    await page.goto(world.url)
    await change()
    expect(store()).toBe('new-store')
    await cancel(page).click()
    await expect.poll(store).toBe('old-store')
    await page.goto(world.url)
    const popup = await change()
    await allow(popup).click()
    await expect(connected(page, WITH_SETTINGS)).toBeVisible()
    expect(store()).toBe('new-store')
  })
})
