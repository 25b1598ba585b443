import type { Page } from '@playwright/test'
import { callbacks, title } from '../oauth/testSite/signIn.js'
import { expect, test } from '../oauth/testSite/test.js'
import { HARBOR } from './harbor.js'

/** Answers the first requests for a chunk as a server does that has a newer build. */
async function remove(page: Page, chunk: string, times: number): Promise<() => number> {
  let requests = 0
  await page.route(new RegExp(`/${chunk}-`), async (route) => {
    requests += 1
    if (requests > times) return route.fallback()
    return route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' })
  })
  return () => requests
}

for (const chunk of ['lazyViews', 'lazyRules']) {
  test(`A4: a missing ${chunk} is requested again, then the page asks to be reloaded`, async ({ page, startSite }) => {
    const site = await startSite()
    const requests = await remove(page, chunk, 1)
    await page.goto(site.url)
    await expect(page.getByRole('button', { name: 'Continue to Asana' })).toBeVisible()
    expect(requests()).toBe(2)
    await expect(callbacks(page, 'onError')).toHaveCount(0)

    await page.unrouteAll()
    await remove(page, chunk, 2)
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(site.url)
    await expect(title(page, 'This page was updated')).toBeVisible()
    await expect(page.locator('.caw-root')).toHaveAttribute('data-state', 'problem')
    await expect(callbacks(page, 'onError')).toHaveCount(1)
    await expect(callbacks(page, '"code":"page_outdated"')).toHaveCount(1)
    const shown = await page.getByText(/^Reference /).innerText()
    await expect(callbacks(page, `"reference":"${shown.slice('Reference '.length)}"`)).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Hide the wizard' })).toBeVisible()
    expect(errors).toEqual([])
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByRole('button', { name: 'Continue to Asana' })).toBeVisible()
  })
}

test('A4: a page in the place of a missing chunk, as from a single-page app, asks to be reloaded too', async ({
  page,
  startSite,
}) => {
  const site = await startSite()
  await page.route(/\/(lazyViews|lazyRules)-/, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>App</title>' }),
  )
  await page.goto(site.url)
  await expect(title(page, 'This page was updated')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'This page was updated' })).toHaveCount(1)
  await expect(page.locator('.caw-btn[data-kind=primary]')).toHaveText('Reload the page')
})

test('A4: a page needs no more chunks after it was loaded', async ({ page, startSite }) => {
  const site = await startSite({ library: [HARBOR], connectors: ['Harbor'] })
  await page.goto(site.url)
  await page.getByRole('radio', { name: 'Use an API key' }).check({ force: true })
  site.chunks.missing = true
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Workspace').fill('north')
  await page.getByRole('radio', { name: 'Small' }).check({ force: true })
  await page.getByLabel('Certificate', { exact: true }).fill('line one')
  await page.getByRole('button', { name: 'Hide the wizard' }).click()
  await page.getByRole('button', { name: 'Show the wizard' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Workspace')).toBeVisible()
  await expect(callbacks(page, 'onError')).toHaveCount(0)
})

test('A4: without a network the wizard can try again, and needs no reload', async ({ page, startSite }) => {
  const site = await startSite()
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { value: false }))
  await remove(page, 'lazyViews', 2)
  await page.goto(site.url)
  await expect(title(page, 'You’re offline')).toBeVisible()
  await expect(callbacks(page, '"code":"network"')).toHaveCount(1)
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('button', { name: 'Continue to Asana' })).toBeVisible()
})
