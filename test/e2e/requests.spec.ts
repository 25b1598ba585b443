import { expect } from '@playwright/test'
import { ACCOUNT } from '../../src/testing.js'
import { consent } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { recordTraffic } from './recordTraffic.js'

/** Requests of the wizard. The list of integrations is requested by the host page. */
const ofWizard = (requests: readonly string[]) => requests.filter((request) => !request.endsWith('/connectors'))

test('loading is one request, and each action is one request', async ({ page, guided: { fake, ...demo }, guided }) => {
  fake.reset()
  const [{ id } = { id: 0 }] = fake.installed({ name: 'Act!', accountId: ACCOUNT })
  const traffic = recordTraffic(page)
  await openConnector(page, { ...demo, fake }, id)
  const wizard = page.locator('.caw-root')
  const [first, second] = [wizard.getByRole('textbox').first(), wizard.getByRole('textbox').nth(1)]
  await expect(first).toBeEditable()
  expect(ofWizard(traffic.requests)).toEqual([`GET /connectors/${id}`])
  expect(fake.requests.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])

  await first.fill('brightwater')
  await second.fill('https://apieu.act.com/act.web.api')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'credentials')
  expect(ofWizard(traffic.requests).slice(1)).toEqual([`PUT /connectors/${id}/parameters`])

  await wizard.getByLabel('User name', { exact: true }).fill('ada')
  await wizard.getByLabel('Password', { exact: true }).fill('a password')
  await wizard.getByRole('button', { name: 'Connect' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(traffic.requests).slice(2)).toEqual([`PUT /connectors/${id}/credentials`])
  expect(guided.fake.find(id).authenticated).toBe(true)
})

test('a setting and a key are one form and one request', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'BambooHR', accountId: ACCOUNT })
  const traffic = recordTraffic(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await wizard.getByLabel('Company Subdomain').fill('brightwater')
  await wizard.getByLabel('API key', { exact: true }).fill('a key')
  await wizard.getByRole('button', { name: 'Connect' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(ofWizard(traffic.requests)).toEqual([`GET /connectors/${id}`, `PUT /connectors/${id}/credentials`])
  expect(guided.fake.find(id)).toMatchObject({ authenticated: true, authValue: 'a key' })
})

test('Continue with nothing changed makes no request', async ({ page, guided }) => {
  guided.fake.reset()
  const [{ id } = { id: 0 }] = guided.fake.installed({ name: 'Act!', accountId: ACCOUNT })
  const stored = { DatabaseName: 'brightwater', BaseUrl: 'https://apieu.act.com/act.web.api' }
  guided.fake.authenticate(id, 'ada:a password', stored)
  guided.fake.find(id).authenticated = false
  const traffic = recordTraffic(page)
  await openConnector(page, guided, id)
  const wizard = page.locator('.caw-root')
  await wizard.getByRole('button', { name: /^(Back|Change settings)$/ }).click()
  await expect(wizard).toHaveAttribute('data-state', 'parameters')
  await wizard.getByRole('button', { name: 'Continue' }).click()
  await expect(wizard).toHaveAttribute('data-state', 'credentials')
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
