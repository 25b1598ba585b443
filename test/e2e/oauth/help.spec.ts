import type { Page } from '@playwright/test'
import { statusRequests, stopClock } from './testSite/polling.js'
import { allow, callbacks, connect, connected, continueTo, openSignIn, title } from './testSite/signIn.js'
import { SEVERED } from './testSite/startTestSite.js'
import { expect, test } from './testSite/test.js'

const help = (page: Page) => page.getByText('Didn’t work?')

test.describe('Help while waiting', () => {
  test('appears after twenty seconds, collapsed, and reports the chosen entry', async ({ page, startSite }) => {
    const site = await startSite()
    await page.clock.install()
    await page.goto(site.url)
    await expect(connect(page)).toBeVisible()
    await stopClock(page)
    await continueTo(page)
    await page.clock.runFor(19_000)
    await expect(title(page, 'Finish signing in to Asana')).toBeVisible()
    await expect(help(page)).toHaveCount(0)
    await page.clock.runFor(2_000)
    await help(page).click()
    await page.getByText('I used the wrong account').click()
    await expect(callbacks(page, 'help_chosen')).toHaveCount(1)
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect(connect(page)).toBeVisible()
  })

  test('is expanded when the window reads as closed, and checks the status on demand', async ({ page, startSite }) => {
    const site = await startSite({ headers: SEVERED })
    const popup = await openSignIn(page, site)
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await page.getByText('I finished, but nothing happens here').click()
    const before = statusRequests(site)
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect.poll(() => statusRequests(site)).toBeGreaterThan(before)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })
})
