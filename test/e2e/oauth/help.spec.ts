import type { Page } from '@playwright/test'
import { looks, stopClock } from './stage/looks.js'
import { allow, connect, connected, continueTo, heard, openSignIn, title } from './stage/signIn.js'
import { SEVERED } from './stage/startStage.js'
import { expect, test } from './stage/test.js'

const help = (page: Page) => page.getByText('Didn’t work?')

test.describe('Help while it waits', () => {
  test('comes after twenty seconds, folded, and says which was chosen', async ({ page, stage }) => {
    const world = await stage()
    await page.clock.install()
    await page.goto(world.url)
    await expect(connect(page)).toBeVisible()
    await stopClock(page)
    await continueTo(page)
    await page.clock.runFor(19_000)
    await expect(title(page, 'Finish signing in to Asana')).toBeVisible()
    await expect(help(page)).toHaveCount(0)
    await page.clock.runFor(2_000)
    await help(page).click()
    await page.getByText('I used the wrong account').click()
    await expect(heard(page, 'help_chosen')).toHaveCount(1)
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect(connect(page)).toBeVisible()
  })

  test('is open where the window reads as closed, and looks again when told that it is finished', async ({
    page,
    stage,
  }) => {
    const world = await stage({ headers: SEVERED })
    const popup = await openSignIn(page, world)
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await page.getByText('I finished, but nothing happens here').click()
    const looked = looks(world)
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect.poll(() => looks(world)).toBeGreaterThan(looked)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })
})
