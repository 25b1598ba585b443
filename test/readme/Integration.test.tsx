// @vitest-environment jsdom
import { cleanup, configure, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { fakeSignInWindows } from 'connector-auth-wizard/testing'
import { fakeProxyHandlers } from 'connector-auth-wizard/testing/msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Integration } from './Integration.js'

const server = setupServer(...fakeProxyHandlers({ accountConnectors: { 36308: 'Asana' } }))

beforeAll(() => {
  configure({ asyncUtilTimeout: 5_000 }) // the first test loads the parts of the wizard
  server.listen()
  fakeSignInWindows() // jsdom has no windows
})
afterEach(() => {
  cleanup()
  server.resetHandlers()
})
afterAll(() => server.close())

test('the user signs in to Asana', async () => {
  const connected: string[] = []
  render(<Integration onConnected={(name) => connected.push(name)} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Continue to Asana' }))
  await screen.findByRole('heading', { name: 'Asana is connected' })
  expect(connected).toEqual(['Asana'])
})

test('the user declines', async () => {
  server.use(...fakeProxyHandlers({ accountConnectors: { 36308: 'Asana' }, scenario: 'declined' }))
  render(<Integration onConnected={() => undefined} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Continue to Asana' }))
  expect(await screen.findByRole('heading', { name: /give access/ })).toBeDefined()
})
