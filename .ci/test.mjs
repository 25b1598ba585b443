// Everything that has to hold, in one command: types, lint, builds, tests. Ends in one line that counts them.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { findChromium } from './ensure.mjs'

const VITEST = '.cache/vitest.json'
const PLAYWRIGHT = '.cache/playwright.json'

const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '', FORCE_COLOR: '0' }

/** Runs a tool of ours; says whether it was content. */
function run(title, command, ...args) {
  console.log(`\n— ${title}`)
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit', env })
  return status === 0
}

function countsOf(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true })

const sound =
  run('Types', 'tsc', '-p', 'tsconfig.json') &&
  run('Lint', 'oxlint', '--type-aware') &&
  run('Format', 'biome', 'check', '.') &&
  run('Build the library', 'vite', 'build', '--logLevel', 'warn') &&
  run('Build its types', 'tsc', '-p', 'tsconfig.build.json') &&
  run('Build the demo', 'vite', 'build', '--mode', 'demo', '--logLevel', 'warn')
if (!sound) {
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}

const unitsPass = run(
  'Unit, component and proxy tests',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${VITEST}`,
)
const browserPasses = run('Browser tests', 'playwright', 'test')

const units = countsOf(VITEST, ({ numPassedTests, numFailedTests, numPendingTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests,
}))
const browser = countsOf(PLAYWRIGHT, ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
}))
const ran = units.passed > 0 && browser.passed > 0

const sum = (key) => units[key] + browser[key]
const failed = sum('failed') + (ran && unitsPass && browserPasses ? 0 : sum('failed') === 0 ? 1 : 0)
console.log(`\n${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`)
process.exit(failed === 0 ? 0 : 1)
