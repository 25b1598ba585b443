// Installs what the commands of the README need. Imports Node.js modules only, since no package is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'node_modules', '.caw-lockfile')

/** Runs `npm ci` if the lockfile has changed since the last run. */
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

/** Looks for Chromium in `CHROMIUM_PATH`, the PATH and Playwright's cache. Returns its path or `null`. */
export function findChromium() {
  const given = process.env['CHROMIUM_PATH']
  if (given) return isProgram(given) ? given : null
  return onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ?? inPlaywrightCache()
}

/** The path of a Chromium. Installs it if necessary, by Playwright's download or, as root, Debian's package. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== null) return found
  const given = process.env['CHROMIUM_PATH']
  if (given) stop(`CHROMIUM_PATH is "${given}", which is not an executable file. Set it to a Chromium, or unset it.`)
  console.log('Installing Chromium for the browser tests…')
  // Without output: on a closed network this fails, and Debian's package is tried next.
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

/** Looks for a Redis server in `REDIS_SERVER` and the PATH. Returns its path or `null`. */
export function findRedis() {
  const given = process.env['REDIS_SERVER']
  if (given) return isProgram(given) ? given : null
  return onPath('redis-server')
}

/** The path of a Redis server. As root, installs Debian's package if necessary. */
export function ensureRedis() {
  const found = findRedis()
  if (found !== null) return found
  const given = process.env['REDIS_SERVER']
  if (given) stop(`REDIS_SERVER is "${given}", which is not an executable file. Set it to a redis-server, or unset it.`)
  console.log('Installing Redis for the tests with several instances…')
  installDebian('redis-server')
  return (
    findRedis() ??
    stop('No Redis was found. Install one (Debian: "apt-get install redis-server"), or set REDIS_SERVER to it.')
  )
}

/** Looks for Firefox in `FIREFOX_PATH` and the PATH. Returns its path or `null`. */
export function findFirefox() {
  const given = process.env['FIREFOX_PATH']
  if (given) return isProgram(given) ? given : null
  return onPath('firefox-esr', 'firefox')
}

/** Looks for WebKitGTK: its WebDriver, its MiniBrowser, and Xvfb as a screen. Returns their paths or `null`. */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver')
  const screen = onPath('Xvfb')
  const browser = WEBKIT_FOLDERS.flatMap(webKitsIn).find(isProgram)
  return driver && screen && browser ? { driver, screen, browser } : null
}

/** As root, installs Debian's packages of Firefox and WebKit if necessary. Prints what is still missing. */
export function ensureEngines() {
  for (const { name, find, packages } of ENGINES) {
    if (find() !== null) continue
    console.log(`Installing ${name} for the tests of three engines…`)
    installDebian(...packages)
    if (find() !== null) continue
    console.log(`No ${name} was found: its tests are skipped. (Debian: "apt-get install ${packages.join(' ')}")`)
  }
}

const ENGINES = [
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKit', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
]

/** Debian has a folder for each architecture in `/usr/lib`. */
const WEBKIT_FOLDERS = ['/usr/lib', '/usr/libexec', ...foldersIn('/usr/lib')]

function webKitsIn(folder) {
  return foldersIn(folder, /^webkit2?gtk-/).map((webKit) => join(webKit, 'MiniBrowser'))
}

function foldersIn(folder, name = /-linux-gnu/) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((one) => name.test(one))
  return names.map((one) => join(folder, one))
}

function installDebian(...names) {
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  succeeds('apt-get', ['update', '-qq'], 'ignore', quiet)
  succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], 'ignore', quiet)
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

function stop(message) {
  console.error(message)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages()
  if (process.argv.includes('--chromium')) ensureChromium()
  if (process.argv.includes('--redis')) ensureRedis()
  if (process.argv.includes('--engines')) ensureEngines()
}
