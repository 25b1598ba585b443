// Everything that has to hold, in one command: types, lint, builds, tests. Ends in one line that counts them.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { findChromium } from './ensure.mjs'
import { readPlaywright, readVitest } from './results.mjs'

const VITEST = '.cache/vitest.json'
const ENGINES = '.cache/engines.json'
const PLAYWRIGHT = '.cache/playwright.json'

const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '', FORCE_COLOR: '0' }

/** Runs a tool of ours; says whether it was content. */
function run(title, command, ...args) {
  console.log(`\n— ${title}`)
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit', env })
  return status === 0
}

function list(title, texts) {
  if (texts.length > 0) console.log(`\n— ${title}\n${texts.map((text) => `\n${text}`).join('\n')}`)
}

for (const file of [VITEST, ENGINES, PLAYWRIGHT]) rmSync(file, { force: true })

const sound =
  run('Types', 'tsc', '-p', 'tsconfig.json') &&
  run('Lint', 'oxlint', '--type-aware') &&
  run('Format', 'biome', 'check', '.') &&
  run('Build the library', 'vite', 'build', '--logLevel', 'warn') &&
  run('Build its types', 'tsc', '-p', 'tsconfig.build.json') &&
  run('Package', 'publint', '--strict') &&
  run('Types of the package', 'attw', '--pack', '.', '--exclude-entrypoints', 'script', 'styles.css') &&
  run('Public API', 'node', '.ci/api.mjs') &&
  run('Unused files, exports and dependencies', 'knip') &&
  run('Build the demo', 'vite', 'build', '--mode', 'demo', '--logLevel', 'warn')
if (!sound) {
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}

// Once more where a test fails, since the machine is shared: it is listed at the end, and no other command does so.
const RETRIED = ['vitest', 'run', '--retry=1', '--reporter=default', '--reporter=json']
const unitsPass = run('Unit, component and proxy tests', ...RETRIED, `--outputFile.json=${VITEST}`)
const enginesPass = run('Firefox and WebKit', ...RETRIED, '--mode=gate-engines', `--outputFile.json=${ENGINES}`)
const browserPasses = run('Browser tests', 'playwright', 'test', '--retries=1')

const [units, engines, browser] = [readVitest(VITEST), readVitest(ENGINES), readPlaywright(PLAYWRIGHT)]
const results = [units, engines, browser]
const sum = (key) => results.reduce((total, { [key]: count }) => total + count, 0)
// Where Firefox and WebKit are missing, their tests are all skipped.
const isWhole = unitsPass && enginesPass && browserPasses && [units, browser].every(({ passed }) => passed > 0)
const failed = isWhole ? 0 : Math.max(1, sum('failed'))

list(
  'Passed only when run once more',
  results.flatMap(({ again }) => again),
)
list(
  'Failed',
  results.flatMap(({ broken }) => broken),
)
console.log(`\n${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`)
process.exit(failed === 0 ? 0 : 1)
