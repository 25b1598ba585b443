// What the two commands of the README need, found or fetched: Node's own modules only, since nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'node_modules', '.caw-lockfile')

/** `npm ci` when the lockfile is not the one that was installed last. */
export function ensurePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  console.log('Installing packages…')
  if (!succeeds('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    stop('The packages could not be installed. Run "npm ci" to see why, then try again.')
  }
  mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
  writeFileSync(STAMP, lock)
}

/** The path of a Chromium, or `null`: `CHROMIUM_PATH`, the PATH, Playwright's cache. */
export function findChromium() {
  const given = process.env['CHROMIUM_PATH']
  if (given) return isProgram(given) ? given : null
  return onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ?? inPlaywrightCache()
}

/** The path of a Chromium, installed if need be: Playwright's own download, then Debian's package when root. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== null) return found
  const given = process.env['CHROMIUM_PATH']
  if (given) stop(`CHROMIUM_PATH is "${given}", where there is no program. Set it to a Chromium, or unset it.`)
  console.log('Fetching a Chromium for the browser tests…')
  // Quietly: on a closed network this is expected to fail, and there is another way.
  if (succeeds('npx', ['--no-install', 'playwright', 'install', 'chromium'], 'ignore')) {
    const fetched = inPlaywrightCache()
    if (fetched !== null) return fetched
  }
  installDebian('chromium')
  return (
    findChromium() ??
    stop('No Chromium was found. Install one (Debian: "apt-get install chromium"), or set CHROMIUM_PATH to it.')
  )
}

/** The path of a Redis server, or `null`: `REDIS_SERVER`, the PATH. */
export function findRedis() {
  const given = process.env['REDIS_SERVER']
  if (given) return isProgram(given) ? given : null
  return onPath('redis-server')
}

/** The path of a Redis server, installed if need be: Debian's package when root. */
export function ensureRedis() {
  const found = findRedis()
  if (found !== null) return found
  const given = process.env['REDIS_SERVER']
  if (given) stop(`REDIS_SERVER is "${given}", where there is no program. Set it to a redis-server, or unset it.`)
  console.log('Fetching a Redis for the tests of several instances…')
  installDebian('redis-server')
  return (
    findRedis() ??
    stop('No Redis was found. Install one (Debian: "apt-get install redis-server"), or set REDIS_SERVER to it.')
  )
}

function installDebian(name) {
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  succeeds('apt-get', ['update', '-qq'], 'ignore', quiet)
  succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], 'ignore', quiet)
}

function inPlaywrightCache() {
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(folder)) return null
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']
  const builds = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
  return builds.flatMap((build) => inside.map((path) => join(folder, build, path))).find(isProgram) ?? null
}

function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function succeeds(command, args, stdio = 'inherit', env = process.env) {
  return spawnSync(command, args, { cwd: ROOT, stdio, env }).status === 0
}

/** One line that says what to do, and the end. */
function stop(message) {
  console.error(message)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages()
  if (process.argv.includes('--chromium')) ensureChromium()
  if (process.argv.includes('--redis')) ensureRedis()
}
