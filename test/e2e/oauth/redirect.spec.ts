import type { Page } from '@playwright/test'
import { blockWindows } from './testSite/pagePatches.js'
import { statusRequests } from './testSite/polling.js'
import { allow, callbacks, connect, connected, mintedTokens, title } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

const storedItems = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length)

test.describe('Redirect mode', () => {
  test('PO-48: returns to the same address without the added query parameters, connected', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ wizard: { oauthMode: 'redirect' } })
    await page.goto(`${site.url}#apps`)
    await expect(title(page, 'Sign in using this tab')).toBeVisible()
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(`${site.url}#apps`)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
    expect(await storedItems(page)).toBe(0)
    expect(page.context().pages()).toHaveLength(1)
    await page.reload()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
  })

  test('A13: starts on a page with a very long address, and returns to it', async ({ page, startSite }) => {
    const site = await startSite({ wizard: { oauthMode: 'redirect' } })
    const url = `${site.url}&filter=${'x'.repeat(5_000)}#/list?from=${'y'.repeat(1_500)}`
    await page.goto(url)
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(url)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-48: a refusal that returns leads back to the step, with the saved parameters kept', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ connectors: ['Vend'], wizard: { oauthMode: 'redirect' } })
    site.fake.oauth.decline = 'redirect'
    await page.goto(site.url)
    const parameters = { 'Client ID': 'mine', 'Client Secret': 's3cr3t', 'Store Name': 'my-store' }
    for (const [label, value] of Object.entries(parameters)) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByText('The settings you entered are already saved.')).toBeVisible()
    await connect(page, 'Vend').click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(title(page, 'Waiting for Vend to confirm')).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => page.url()).toBe(site.url)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    expect(await storedItems(page)).toBe(0)
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect(connect(page, 'Vend')).toBeVisible()
    await connect(page, 'Vend').click()
    await allow(page).click()
    await expect(connected(page, 'Vend')).toBeVisible()
  })

  test('PO-48: a forged return address authenticates nothing', async ({ page, startSite }) => {
    const site = await startSite()
    await page.goto(`${site.url}&caw_attempt=forged&caw_connector=${site.id}&caw_proof=forged`)
    await expect.poll(() => page.url()).toBe(site.url)
    await expect.poll(() => statusRequests(site)).toBeGreaterThan(0)
    await expect(connected(page)).toHaveCount(0)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
  })

  test('is offered when the window is blocked', async ({ page, startSite }) => {
    const site = await startSite()
    await blockWindows(page, 'null')
    await page.goto(site.url)
    await connect(page).click()
    await page.getByRole('button', { name: 'Continue in this tab' }).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
    await expect.poll(() => page.url()).toBe(site.url)
    expect(mintedTokens(site)).toBe(1)
  })

  test('is the only offer when the window is blocked twice', async ({ page, startSite }) => {
    const site = await startSite()
    await blockWindows(page, 'null')
    await page.goto(site.url)
    await connect(page).click()
    // While the address is missing, the link has to call window.open, which is blocked again.
    const release = site.holdStart()
    await page.getByRole('link', { name: 'Open the window' }).click()
    await expect(title(page, 'Sign in using this tab')).toBeVisible()
    release()
    await connect(page).click()
    await allow(page).click()
    await expect(connected(page)).toBeVisible()
  })
})
