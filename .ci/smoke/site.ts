import { createServer, type Server } from 'node:http'
import { expect, type Page } from '@playwright/test'
import sirv from 'sirv'
import { localFetch, start } from '../../demo/server/serveFake.js'
import { en } from '../../src/locales/en.js'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, type FakeCyclr } from '../../src/testing.js'
import { BASE, optionsWith } from '../../test/server/harness.js'

/** The built site, and the proxy beside it. */
export async function serve(folder: string, cyclr: FakeCyclr): Promise<Server> {
  const files = sirv(folder)
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const proxy = createConnectorProxy(() =>
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      publicUrl: new URL(BASE, addressOf(server)).href,
      authorize: () => ({ accountId: ACCOUNT, userId: 'user-1' }),
      fetch: localFetch,
    }),
  )
  const handle = toNodeHandler(proxy)
  const server = createServer((request, response) =>
    request.url?.startsWith(`${BASE}/`) ? void handle(request, response) : files(request, response),
  )
  await start(server, 0)
  return server
}

export function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `http://127.0.0.1:${address.port}/`
}

/** Connects the README's connector in the first wizard of the page, with a key. */
export async function connect(page: Page, cyclr: FakeCyclr): Promise<void> {
  const wizard = page.locator('.caw-root').first()
  await wizard.getByRole('textbox').first().fill('brightwater')
  await wizard.getByLabel(en['apiKey.label'], { exact: true }).fill('key-of-brightwater')
  await wizard.getByRole('button', { name: en['button.connect'], exact: true }).click()
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(cyclr.find('36308')).toMatchObject({ authValue: 'key-of-brightwater', authenticated: true })
}
