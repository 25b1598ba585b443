import { readFile, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { transform } from 'esbuild'
import { serveFake, stop } from '../../demo/server/serveFake.js'
import { createFakeCyclr } from '../../src/testing.js'
import { coloursOf, inPalette, type Palette, TOKENS } from '../../test/styles/tokens.js'
import { installApp, pack, run } from '../installApp.js'
import { BARE_APPS, type BareApp } from './apps.js'
import { CONNECTOR } from './connector.js'
import { addressOf, connect, serve } from './site.js'

/** The README's component, and the other values of `colorScheme` beside it. */
const PAGE = `
  import { ConnectorAuthWizard } from 'connector-auth-wizard'
  import { Integration } from './Integration.jsx'
  import './host.css'
  export function Page() {
    const other = { accountConnectorId: '36308', proxyUrl: '/api/connector-auth' }
    return (
      <>
        <main data-name="inherit"><Integration onConnected={() => {}} /></main>
        <main data-name="light"><ConnectorAuthWizard {...other} colorScheme="light" /></main>
        <main data-name="dark"><ConnectorAuthWizard {...other} colorScheme="dark" /></main>
        <main data-name="system"><ConnectorAuthWizard {...other} colorScheme="system" /></main>
      </>
    )
  }`

const HOST = '.dark-page { color-scheme: dark }'

/** Of what the form for an API key shows, and of what stands before the connector is loaded. */
const FORM = TOKENS.filter(([part]) => !/lede|hint|notice|seam|rail|danger/.test(part))
const CARD = TOKENS.filter(([part]) => part === '.caw-card')

let tarball: string

test.beforeAll(async () => {
  tarball = await pack()
})

test.afterAll(() => rm(dirname(tarball), { recursive: true, force: true }))

for (const app of BARE_APPS) {
  test.describe(app.name, () => {
    let server: Server

    const cyclr = createFakeCyclr()
    let fake: { close: () => Promise<void> }

    test.beforeAll(async () => {
      fake = await serveFake(cyclr)
      server = await serve(await buildApp(app), cyclr)
    })

    test.afterAll(() => Promise.all([stop(server), fake.close()]))

    test('connects a connector', async ({ page }) => {
      await page.goto(addressOf(server))
      await connect(page, cyclr)
    })

    for (const system of ['light', 'dark'] as const) {
      test(`has the colours of the design tokens on a ${system} system`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: system })
        await openForms(page, server)
        await expectPalettes(page, { inherit: 'light', system })
        await page.screenshot({ path: `.cache/smoke/${app.name}, ${system} system.png`, fullPage: true })

        await page.evaluate(() => document.documentElement.classList.add('dark-page'))
        await expectPalettes(page, { inherit: 'dark', system })
        await page.screenshot({ path: `.cache/smoke/${app.name}, ${system} system, dark page.png`, fullPage: true })

        await page.evaluate(() => {
          document.documentElement.classList.remove('dark-page')
          document.documentElement.style.colorScheme = 'dark'
        })
        await expectPalettes(page, { inherit: 'dark', system })
        await page.evaluate(() => void (document.documentElement.style.colorScheme = 'light'))
        await expectPalettes(page, { inherit: 'light', system })
      })
    }

    if (!app.rendersOnServer) return
    test('renders a card on the server that has its colours before any script runs', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' })
      const page = await context.newPage()
      await page.goto(addressOf(server))
      await expectPalettes(page, { inherit: 'light', system: 'dark' }, CARD)
      await context.close()
    })
  })
}

/** Installs and builds the app; returns the folder of the built site. */
async function buildApp({ source, build, built, react = '19', ...app }: BareApp): Promise<string> {
  const readme = await readFile('test/readme/Integration.tsx', 'utf8')
  const { code } = await transform(readme, { loader: 'tsx', jsx: 'preserve' })
  const files = {
    ...app.files,
    [`${source}/Integration.jsx`]: code,
    [`${source}/Page.jsx`]: PAGE,
    [`${source}/host.css`]: HOST,
  }
  const packages = [`react@${react}`, `react-dom@${react}`, ...app.packages]
  const root = await installApp({ ...app, packages, files }, tarball)
  run(root, {}, 'npx', '--no-install', ...build)
  return join(root, built)
}

async function openForms(page: Page, server: Server): Promise<void> {
  await page.route('**/api/connector-auth/connectors/36308', (route) => route.fulfill({ json: CONNECTOR }))
  await page.goto(addressOf(server))
  await expect(page.locator('.caw-box')).toHaveCount(4)
}

type Expected = { inherit: Palette; system: Palette }

async function expectPalettes(page: Page, { inherit, system }: Expected, tokens = FORM): Promise<void> {
  const palettes = { inherit, light: 'light', dark: 'dark', system } as const
  const expected = Object.entries(palettes).map(([name, palette]) => [name, ...inPalette(palette, tokens)])
  expect(await coloursOf(page, tokens)).toEqual(expected)
}
