import { cp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { serveFake, start, stop } from '../../demo/server/serveFake.js'
import { createFakeCyclr, type FakeCyclr } from '../../src/testing.js'
import { installApp, pack, run } from '../installApp.js'
import { plain, vue } from './elementApps.js'
import { addressOf, connect, serve } from './site.js'

let tarball: string

test.beforeAll(async () => {
  tarball = await pack()
})

test.afterAll(() => rm(dirname(tarball), { recursive: true, force: true }))

test('an app of Vue 3 is free of type errors, and connects a connector', async ({ page }) => {
  const root = await installApp({ ...vue, files: await vue.files() }, tarball)
  run(root, {}, 'npx', '--no-install', 'vue-tsc', '--noEmit')
  run(root, {}, 'npx', '--no-install', 'vite', 'build')
  const cyclr = createFakeCyclr()
  const fake = await serveFake(cyclr)
  const server = await serve(join(root, 'dist'), cyclr)
  await expectConnects(page, addressOf(server), cyclr)
  await Promise.all([stop(server), fake.close()])
})

test('a page of plain HTML, and the one of node:http in the README, connect a connector', async ({ page }) => {
  const port = await freePort()
  const root = await installApp({ ...plain, files: await plain.files(port) }, tarball)
  for (const part of ['script.js', 'locales']) {
    const from = join(root, 'node_modules/connector-auth-wizard/dist', part)
    await cp(from, join(root, 'public/caw', part), { recursive: true })
  }
  const app: { server: Server; fake: FakeCyclr } = await import(pathToFileURL(join(root, 'start.js')).href)
  await start(app.server, port)
  await expectConnects(page, `http://localhost:${port}/index.html`, app.fake)
  app.fake.reset()
  await page.goto(`http://localhost:${port}/`)
  await connect(page, app.fake)
  await stop(app.server)
})

async function expectConnects(page: Page, address: string, cyclr: FakeCyclr): Promise<void> {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  await page.goto(address)
  await connect(page, cyclr)
  await expect(page.getByText(/^Connected: \w+/)).toBeVisible()
  await page.screenshot({ path: `.cache/smoke/${test.info().title}.png`, fullPage: true })
  expect(errors).toEqual([])
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await start(server, 0)
  await stop(server)
  return port
}
