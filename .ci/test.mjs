// Everything that has to hold, in one command: types, lint, builds, tests. Ends in one line that counts them.
import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { findChromium } from './ensure.mjs'
import { readPlaywright, readVitest } from './results.mjs'

const VITEST = '.cache/vitest.json'
const PLAYWRIGHT = '.cache/playwright.json'

const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '', FORCE_COLOR: '0' }

/** Runs a tool of ours and prints what it says as it goes. Returns whether it was content. */
function run(title, command, ...args) {
  console.log(`\n— ${title}`)
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit', env })
  return status === 0
}

/** Runs a tool of ours beside others, so that its output is printed as a whole. Resolves with whether it was content. */
function check(title, command, ...args) {
  const child = spawn('npx', ['--no-install', command, ...args], { env })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(text))
  return new Promise((resolve) =>
    child.on('close', (status) => {
      console.log(`\n— ${title}\n${Buffer.concat(output).toString()}`)
      resolve(status === 0)
    }),
  )
}

function list(title, texts) {
  if (texts.length > 0) console.log(`\n— ${title}\n${texts.map((text) => `\n${text}`).join('\n')}`)
}

/** Ends with the first check that fails. */
async function inOrder(...checks) {
  for (const args of checks) if (!(await check(...args))) return false
  return true
}

for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true })

// Two at a time: none of them uses more than one core for long.
const sound = await Promise.all([
  inOrder(
    ['Types', 'tsc', '-p', 'tsconfig.json'],
    ['Lint', 'oxlint', '--type-aware'],
    ['Format', 'biome', 'check', '.'],
    ['Build the demo', 'vite', 'build', '--mode', 'demo', '--logLevel', 'warn'],
  ),
  inOrder(
    ['Build the library', 'vite', 'build', '--logLevel', 'warn'],
    ['Build its types', 'tsc', '-p', 'tsconfig.build.json'],
    ['Package', 'publint', '--strict'],
    ['Types of the package', 'attw', '--pack', '.', '--exclude-entrypoints', 'script', 'styles.css'],
    ['Public API', 'node', '.ci/api.mjs'],
    ['Unused files, exports and dependencies', 'knip'],
  ),
])
if (sound.includes(false)) {
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}

// Once more where a test fails, since the machine is shared: it is listed at the end, and no other command does so.
const RETRIED = ['vitest', 'run', '--mode=gate', '--retry=1', '--reporter=default', '--reporter=json']
const unitsPass = run('Units, components, proxy, Firefox, WebKit', ...RETRIED, `--outputFile.json=${VITEST}`)
const browserPasses = run('Browser tests', 'playwright', 'test', '--retries=1')

const results = [readVitest(VITEST), readPlaywright(PLAYWRIGHT)]
const sum = (key) => results.reduce((total, { [key]: count }) => total + count, 0)
const isWhole = unitsPass && browserPasses && results.every(({ passed }) => passed > 0)
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
