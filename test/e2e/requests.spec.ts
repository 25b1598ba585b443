import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { consent } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { watch } from './watch.js'

/** Of the wizard itself; the list of integrations beside it is the host's. */
const ofWizard = (requests: readonly string[]) => requests.filter((request) => !request.endsWith('/connectors'))

test('one request loads, and one is made for each action', async ({ page, guided: { fake, ...demo }, guided }) => {
  fake.reset()
  const [{ id } = { id: 0 }] = fake.installed({ name: 'BambooHR', accountId: ACCOUNT })
  const seen = watch(page)
  await openConnector(page, { ...demo, fake }, id)
  const wizard = page.locator('.caw-root')
  const subdomain = wizard.getByLabel('Company Subdomain')
  await expect(subdomain).toBeEditable()
  expect(ofWizard(seen.requests)).toEqual([`GET /connectors/${id}`])
  expect(fake.requests.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])

  await subdomain.fill('brightwater')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByLabel('API key', { exact: true })).toBeEditable()
  expect(ofWizard(seen.requests).slice(1)).toEqual([`PUT /connectors/${id}/parameters`])

  await wizard.getByLabel('API key', { exact: true }).fill('a key')
  await wizard.getByRole('button', { name: 'Connect' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(seen.requests).slice(2)).toEqual([`PUT /connectors/${id}/credentials`])
  expect(guided.fake.find(id).authenticated).toBe(true)
})

test('Continue with nothing changed makes no request', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'BambooHR', accountId: ACCOUNT })
  guided.fake.authenticate(id, 'key', { CompanySubdomain: 'brightwater' })
  guided.fake.find(id).authenticated = false
  const seen = watch(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await wizard.getByRole('button', { name: 'Back' }).click()
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByLabel('API key', { exact: true })).toBeEditable()
  expect(ofWizard(seen.requests)).toEqual([`GET /connectors/${id}`])
})

test('a sign-in is one request to begin, the window, and the truth', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'Asana', accountId: ACCOUNT })
  const seen = watch(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await consent(page, wizard)
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(seen.requests).filter((request) => !request.endsWith('/status'))).toEqual([
    `GET /connectors/${id}`,
    `POST /connectors/${id}/oauth`,
    'GET /oauth/launch',
    'GET /oauth/return',
    `GET /connectors/${id}`,
  ])
})
