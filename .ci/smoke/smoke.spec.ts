import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { transform } from 'esbuild'
import sirv from 'sirv'
import { localFetch, serveFake, start, stop } from '../../demo/server/serveFake.js'
import { en } from '../../src/locales/en.js'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr, type FakeCyclr } from '../../src/testing.js'
import { BASE, optionsWith } from '../../test/server/harness.js'
import { coloursOf, inPalette, type Palette, TOKENS } from '../../test/styles/tokens.js'
import { BARE_APPS, type BareApp } from './apps.js'
import { CONNECTOR } from './connector.js'

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

let workplace: string
let tarball: string

test.beforeAll(async () => {
  workplace = await mkdtemp(join(tmpdir(), 'caw-smoke-'))
  const [packed] = JSON.parse(run(process.cwd(), 'npm', 'pack', '--json', '--pack-destination', workplace))
  tarball = join(workplace, packed.filename)
})

test.afterAll(() => rm(workplace, { recursive: true, force: true }))

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
      const wizard = page.locator('[data-name="inherit"] .caw-root')
      await wizard.getByRole('textbox').first().fill('brightwater')
      await wizard.getByRole('button', { name: en['button.continue'], exact: true }).click()
      await wizard.getByLabel(en['apiKey.label'], { exact: true }).fill('key-of-brightwater')
      await wizard.getByRole('button', { name: en['button.connect'], exact: true }).click()
      await expect(wizard).toHaveAttribute('data-state', 'success')
      expect(cyclr.find('36308')).toMatchObject({ authValue: 'key-of-brightwater', authenticated: true })
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
async function buildApp({ name, packages, files, source, build, built, react = '19' }: BareApp): Promise<string> {
  const root = join(workplace, name)
  const readme = await readFile('test/readme/Integration.tsx', 'utf8')
  const { code } = await transform(readme, { loader: 'tsx', jsx: 'preserve' })
  const all = {
    ...files,
    'package.json': JSON.stringify({ name: 'bare', private: true, type: 'module' }),
    [`${source}/Integration.jsx`]: code,
    [`${source}/Page.jsx`]: PAGE,
    [`${source}/host.css`]: HOST,
  }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  run(root, 'npm', 'install', '--no-audit', '--no-fund', `react@${react}`, `react-dom@${react}`, ...packages, tarball)
  run(root, 'npx', '--no-install', ...build)
  return join(root, built)
}

/** What the program prints. Throws with all of it when it fails. */
function run(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`)
  return stdout
}

/** The built site, and the proxy beside it. */
async function serve(folder: string, cyclr: FakeCyclr): Promise<Server> {
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

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `http://127.0.0.1:${address.port}/`
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
