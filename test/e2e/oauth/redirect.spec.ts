import type { Page } from '@playwright/test'
import { looks } from './stage/looks.js'
import { refuseWindows } from './stage/shims.js'
import { allow, connect, connected, heard, minted, title } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

const kept = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length)

test.describe('Signing in using this tab', () => {
  test('PO-48: it leaves, comes back to the same address without parameters, and is done', async ({ page, stage }) => {
    const world = await stage({ wizard: { oauthMode: 'redirect' } })
    await page.goto(`${world.url}#apps`)
    await expect(title(page, 'Sign in using this tab')).toBeVisible()
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(`${world.url}#apps`)
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
    expect(await kept(page)).toBe(0)
    expect(page.context().pages()).toHaveLength(1)
    await page.reload()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
  })

  test('PO-48: a refusal that comes back is the same step again, with its settings kept', async ({ page, stage }) => {
    const world = await stage({ connectors: ['Vend'], wizard: { oauthMode: 'redirect' } })
    world.fake.oauth.decline = 'redirect'
    await page.goto(world.url)
    const settings = { 'Client ID': 'mine', 'Client Secret': 's3cr3t', 'Store Name': 'my-store' }
    for (const [label, value] of Object.entries(settings)) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByText('The settings you entered are already saved.')).toBeVisible()
    await connect(page, 'Vend').click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(title(page, 'Waiting for Vend to confirm')).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => page.url()).toBe(world.url)
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    expect(await kept(page)).toBe(0)
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect(connect(page, 'Vend')).toBeVisible()
    await connect(page, 'Vend').click()
    await allow(page).click()
    await expect(connected(page, 'Vend')).toBeVisible()
  })

  test('PO-48: an address that claims a return which is none connects nothing', async ({ page, stage }) => {
    const world = await stage()
    await page.goto(`${world.url}&caw_attempt=forged&caw_connector=${world.id}&caw_proof=forged`)
    await expect.poll(() => page.url()).toBe(world.url)
    await expect.poll(() => looks(world)).toBeGreaterThan(0)
    await expect(connected(page)).toHaveCount(0)
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
  })

  test('a browser that blocks the window can use this tab', async ({ page, stage }) => {
    const world = await stage()
    await refuseWindows(page, 'null')
    await page.goto(world.url)
    await connect(page).click()
    await page.getByRole('button', { name: 'Continue in this tab' }).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(world.url)
    expect(minted(world)).toBe(1)
  })

  test('a browser that blocks twice is offered nothing else', async ({ page, stage }) => {
    const world = await stage()
    await refuseWindows(page, 'null')
    await page.goto(world.url)
    await connect(page).click()
    // Without an address in time the link has to open a window by itself.
    const release = world.holdStart()
    await page.getByRole('link', { name: 'Open the window' }).click()
    await expect(title(page, 'Sign in using this tab')).toBeVisible()
    release()
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
  })
})
