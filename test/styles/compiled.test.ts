import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildEnvironmentOptions, build } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { shippedStyles } from '../../.ci/styles.js'
import packageJson from '../../package.json' with { type: 'json' }
import { chromiumForThisFile } from './chromiumForThisFile.js'
import { card } from './parts.js'
import { painted } from './style.js'
import { coloursOf, inPalette, type Palette } from './tokens.js'

const measured = (root = '') =>
  card(
    `<h3 class="caw-title">Title</h3><p class="caw-lede">Lede</p><div class="caw-notice" data-tone="danger"><div>Problem</div></div>
    <div class="caw-box"></div><p class="caw-hint" data-tone="danger">Error</p><div class="caw-slot"><i class="of-host"></i></div>
    <p class="caw-privacy">Privacy</p><button type="button" class="caw-btn" data-kind="primary">Connect</button>
    <button type="button" class="caw-btn" data-kind="danger-quiet">Disconnect</button>`,
    { seam: 'done', root },
  )

/** The host's own style sheet, compiled together with ours. */
const HOST = `
  .dark-page { color-scheme: dark }
  .page-of-both { color-scheme: light dark }
  .of-host { background: light-dark(#010203, #0a0b0c) }
  .branded { --caw-accent: light-dark(#0d4a33, #7fd6ac) }`

/** How a card can get its palette: the page around it, and the palette on a light and on a dark system. */
const CARDS: Record<string, [html: string, onLightSystem: Palette, onDarkSystem: Palette]> = {
  'a page that declares nothing': [measured(), 'light', 'light'],
  "color-scheme: dark in the host's style sheet": [`<div class="dark-page">${measured()}</div>`, 'dark', 'dark'],
  'color-scheme: dark inline on an ancestor': [`<div style="color-scheme: dark">${measured()}</div>`, 'dark', 'dark'],
  'color-scheme: light dark': [`<div class="page-of-both">${measured()}</div>`, 'light', 'dark'],
  'colorScheme="light"': [measured('data-scheme="light"'), 'light', 'light'],
  'colorScheme="light" on a dark page': [
    `<div class="dark-page">${measured('data-scheme="light"')}</div>`,
    'light',
    'light',
  ],
  'colorScheme="dark"': [measured('data-scheme="dark"'), 'dark', 'dark'],
  'colorScheme="system"': [measured('data-scheme="system"'), 'light', 'dark'],
  'colorScheme="system" on a dark page': [
    `<div class="dark-page">${measured('data-scheme="system"')}</div>`,
    'light',
    'dark',
  ],
}

const SHEETS: Record<string, () => Promise<string>> = {
  'not compiled': async () => `${await shippedStyles()} ${HOST}`,
  'compiled by Vite for its default targets': () => compiled({}),
  'compiled by Vite for browsers without light-dark()': () => compiled({ cssTarget: ['chrome100', 'safari15'] }),
}

const chromium = chromiumForThisFile()
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describe.each(Object.entries(SHEETS))('the stylesheet, %s', (_, sheet) => {
  const styles = sheet()

  it.each(['light', 'dark'] as const)('has the colours of the design tokens on a %s system', async (system) => {
    const page = await pageOf(system)
    const expected = Object.entries(CARDS).map(([name, [, onLight, onDark]]) => [
      name,
      ...inPalette(system === 'light' ? onLight : onDark),
    ])
    expect(await coloursOf(page)).toEqual(expected)
  })

  it('follows a color-scheme that is switched at run time', async () => {
    const page = await pageOf('light', { 'the card': [measured(), 'light', 'light'] })
    for (const palette of ['dark', 'light', 'dark'] as const) {
      await page.evaluate((palette) => void (document.documentElement.style.colorScheme = palette), palette)
      expect(await coloursOf(page)).toEqual([['the card', ...inPalette(palette)]])
    }
  })

  it('lets light-dark() of the host follow the color-scheme around it', async () => {
    const branded = `<div class="page-of-both branded">${measured()}</div><div class="dark-page branded">${measured()}</div>`
    for (const system of ['light', 'dark'] as const) {
      const page = await pageOf(system, { branded: [branded, 'light', 'dark'] })
      const values = await page
        .locator('.caw-btn[data-kind=primary]')
        .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor))
      expect(await painted(page, values)).toEqual([system === 'light' ? '#0d4a33ff' : '#7fd6acff', '#7fd6acff'])
    }
  })

  // The host's compiler sees neither a page that declares nothing nor an inline style.
  it.each(['light', 'dark'] as const)('gives a slot the palette of its card on a %s system', async (system) => {
    const declaring = Object.entries(CARDS).filter(([name]) => !/nothing|inline/.test(name))
    const page = await pageOf(system, Object.fromEntries(declaring))
    const values = await page
      .locator('.of-host')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).backgroundColor))
    const palettes = declaring.map(([, [, onLight, onDark]]) => (system === 'light' ? onLight : onDark))
    expect(values).toEqual(palettes.map((palette) => (palette === 'light' ? 'rgb(1, 2, 3)' : 'rgb(10, 11, 12)')))
  })

  async function pageOf(colorScheme: Palette, cards = CARDS) {
    const body = Object.entries(cards).map(
      ([name, [html]]) => `<main data-name="${name.replaceAll('"', '&quot;')}">${html}</main>`,
    )
    return chromium.page(body.join(''), { colorScheme, styles: await styles })
  }
})

/** The style sheet of a bare app that imports ours from the package and adds its own, as `vite build` emits it. */
async function compiled(options: BuildEnvironmentOptions): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'caw-bare-app-'))
  folders.push(root)
  const installed = join(root, 'node_modules', packageJson.name)
  await mkdir(join(installed, 'dist'), { recursive: true })
  const { name, version, type, exports } = packageJson
  await Promise.all([
    writeFile(join(installed, 'package.json'), JSON.stringify({ name, version, type, exports })),
    writeFile(join(installed, 'dist/styles.css'), await shippedStyles()),
    writeFile(join(root, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>'),
    writeFile(join(root, 'main.js'), `import '${name}/styles.css'\nimport './host.css'`),
    writeFile(join(root, 'host.css'), HOST),
  ])
  const result = await build({ configFile: false, root, logLevel: 'error', build: { ...options, write: false } })
  if (!('output' in result)) throw new Error('vite build gave no single output')
  const css = result.output.find(({ fileName }) => fileName.endsWith('.css'))
  if (css?.type !== 'asset') throw new Error('vite build emitted no style sheet')
  return String(css.source)
}
