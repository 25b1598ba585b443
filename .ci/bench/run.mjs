// Bundles a benchmark and runs it: `node .ci/bench/run.mjs load`.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { findChromium } from '../ensure.mjs'

const name = process.argv[2] ?? ''

/** What the gate uses too finds its files from where it is. A file of this folder is as deep as the bundle. */
const ownUrls = {
  name: 'own-urls',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]\.ci[\\/]\w+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    })),
}

const outfile = `.cache/bench/${name}.mjs`
await build({
  entryPoints: [`.ci/bench/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [ownUrls],
})
const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' }
process.exit(spawnSync(process.execPath, [outfile, ...process.argv.slice(3)], { stdio: 'inherit', env }).status ?? 1)
