// Bundles a benchmark and runs it: `node .ci/bench/run.mjs load`.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

const name = process.argv[2] ?? ''
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
})
process.exit(spawnSync(process.execPath, [outfile, ...process.argv.slice(3)], { stdio: 'inherit' }).status ?? 1)
