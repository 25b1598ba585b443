import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { consent } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { recordTraffic } from './recordTraffic.js'

/** Requests of the wizard. The list of integrations is requested by the host page. */
const ofWizard = (requests: readonly string[]) => requests.filter((request) => !request.endsWith('/connectors'))

test('loading is one request, and each action is one request', async ({ page, guided: { fake, ...demo }, guided }) => {
  fake.reset()
  const [{ id } = { id: 0 }] = fake.installed({ name: 'BambooHR', accountId: ACCOUNT })
  const traffic = recordTraffic(page)
  await openConnector(page, { ...demo, fake }, id)
  const wizard = page.locator('.caw-root')
  const subdomain = wizard.getByLabel('Company Subdomain')
  await expect(subdomain).toBeEditable()
  expect(ofWizard(traffic.requests)).toEqual([`GET /connectors/${id}`])
  expect(fake.requests.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])

  await subdomain.fill('brightwater')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByLabel('API key', { exact: true })).toBeEditable()
  expect(ofWizard(traffic.requests).slice(1)).toEqual([`PUT /connectors/${id}/parameters`])

  await wizard.getByLabel('API key', { exact: true }).fill('a key')
  await wizard.getByRole('button', { name: 'Connect' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(traffic.requests).slice(2)).toEqual([`PUT /connectors/${id}/credentials`])
  expect(guided.fake.find(id).authenticated).toBe(true)
})

test('Continue with nothing changed makes no request', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'BambooHR', accountId: ACCOUNT })
  guided.fake.authenticate(id, 'key', { CompanySubdomain: 'brightwater' })
  guided.fake.find(id).authenticated = false
  const traffic = recordTraffic(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await wizard.getByRole('button', { name: 'Back' }).click()
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard.getByLabel('API key', { exact: true })).toBeEditable()
  expect(ofWizard(traffic.requests)).toEqual([`GET /connectors/${id}`])
})

test('a sign-in is one request to start, those of the window, and one to load the result', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'Asana', accountId: ACCOUNT })
  const traffic = recordTraffic(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await consent(page, wizard)
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(traffic.requests).filter((request) => !request.endsWith('/status'))).toEqual([
    `GET /connectors/${id}`,
    `POST /connectors/${id}/oauth`,
    'GET /oauth/launch',
    'GET /oauth/return',
    `GET /connectors/${id}`,
  ])
})
