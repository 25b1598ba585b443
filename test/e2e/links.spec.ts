import { AxeBuilder } from '@axe-core/playwright'
import { ar } from '../../src/locales/ar.js'
import { en } from '../../src/locales/en.js'
import { pagesEn } from '../../src/locales/pages/en.js'
import { ACCOUNT } from '../../src/testing.js'
import { allow, connected, continueTo } from './oauth/testSite/signIn.js'
import { expect, test } from './oauth/testSite/test.js'

test('E12: a colleague opens the link in another browser and signs in, and the tab that waits settles', async ({
  page,
  browser,
  context,
  startSite,
}) => {
  const site = await startSite({
    proxy: {
      authorize: () => ({
        accountId: ACCOUNT,
        userId: 'mara',
        userName: 'Mara Lind',
        can: ['read', 'connect', 'invite'],
      }),
    },
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin })
  await page.goto(site.url)
  await page.getByRole('button', { name: en['rejected.ask'] }).click()
  await expect(page.getByRole('group', { name: 'Send the message to your colleague' })).toBeFocused()
  const message = await page.evaluate(() => navigator.clipboard.readText())
  const url = /https?:\S+$/.exec(message)?.[0] ?? ''
  const secret = new URL(url).hash.slice(1)
  expect(secret).toHaveLength(43)

  const elsewhere = await browser.newContext()
  const colleague = await elsewhere.newPage()
  const problems: string[] = []
  const sent: string[] = []
  colleague.on('console', (one) => one.type() === 'error' && problems.push(one.text()))
  colleague.on('pageerror', (error) => problems.push(error.message))
  colleague.on('request', (one) => sent.push(one.url(), JSON.stringify(one.headers())))
  await colleague.goto(url)
  await expect(colleague.getByRole('heading', { name: 'Mara Lind asks you to connect Asana' })).toBeVisible()
  expect(new URL(colleague.url()).hash).toBe('')
  const popup = await continueTo(colleague)
  await allow(popup).click()
  await expect(connected(colleague)).toBeVisible()
  // The tab that waits is not touched.
  await expect(connected(page)).toBeVisible({ timeout: 30_000 })

  await colleague.reload()
  await expect(colleague.getByRole('heading', { name: 'Mara Lind asks you to connect Asana' })).toBeVisible()
  await colleague.goto('about:blank')
  await colleague.goto(url)
  await expect(colleague.getByRole('heading', { name: pagesEn['link.finished.title'] })).toBeFocused()
  await colleague.goto(`${url.slice(0, -1)}x`.replace('#', '?#'))
  await expect(colleague.getByRole('heading', { name: pagesEn['link.unknown.title'] })).toBeVisible()

  expect(problems.filter((text) => !text.includes('404'))).toEqual([])
  expect(sent.length).toBeGreaterThan(10)
  expect(sent.join('\n')).not.toContain(secret)
  await elsewhere.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`E12: the page has no axe violations in ${colorScheme}, left and right to left, breaks no policy and fits 320 px`, async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`refused: ${violatedDirective} ${blockedURI}`),
      )
    })
    const problems: string[] = []
    page.on('console', (one) => one.type() === 'error' && problems.push(one.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    for (const [locale, words] of [
      ['en', en],
      ['ar', ar],
    ] as const) {
      const { url } = await site.proxy.links.create({
        accountId: ACCOUNT,
        userId: 'mara',
        userName: 'Mara Lind',
        accountLabel: 'Brightwater',
        accountConnectorIds: [site.id],
        locale,
      })
      await page.goto(url)
      await expect(page.locator('html')).toHaveAttribute('dir', words.dir)
      await expect(
        page.getByRole('button', { name: words['oauth.continue'].replace('{provider}', 'Asana') }),
      ).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
    expect(problems).toEqual([])
  })
}
