import { allow, callbacks, connect, connected, startedAttempts, title, windowFrom } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

test('An own OAuth app goes along with the click that opens the window', async ({ page, startSite }) => {
  const site = await startSite({ connectors: ['Squareup'] })
  await page.goto(site.url)
  await page.getByRole('radio', { name: /Sign in/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(title(page, /Sign in to Squareup$/)).toBeVisible()
  await page.getByText('Use your own Squareup app').click()
  await expect(page.getByLabel('Redirect address')).toHaveValue(`${site.fake.options.serviceOrigin}/connector/callback`)

  // Half an app: the error is at the other input, and no window opens.
  await page.getByLabel(/^Client ID/).fill('mine')
  await connect(page, 'Squareup').click()
  await expect(page.getByLabel(/^Client Secret/)).toBeFocused()
  await expect(page.getByText('Enter the client secret')).toBeVisible()
  expect(page.context().pages()).toHaveLength(1)

  await page.getByLabel(/^Client Secret/).fill('s3cret')
  const popup = await windowFrom(page, () => page.keyboard.press('Enter'))
  await allow(popup).click()
  await expect(connected(page, 'Squareup')).toBeVisible()
  await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  expect(startedAttempts(site)).toBe(1)
  expect(site.requestsTo('PUT', /./)).toEqual([])
  const stored = site.fake.find(site.id).properties.map(({ Name, Value }) => [Name, Value])
  expect(Object.fromEntries(stored)).toEqual({ ClientId: 'mine', ClientSecret: 's3cret' })
})
