import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { start, stop } from '../../demo/server/serveFake.js'
import type { Environment, Running } from '../../test/server/frameworks/suite.js'
import type { App } from './apps.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Packs what is built, in a folder outside this one, whose tsconfig.json bundlers would read. */
export async function pack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caw-frameworks-'))
  const [packed]: { filename: string }[] = JSON.parse(
    run(ROOT, {}, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  )
  return join(folder, packed?.filename ?? '')
}

/** Installs, builds and starts the app beside the tarball. Resolves when it listens. */
export async function runApp(app: App, tarball: string, environment: Environment): Promise<Running> {
  const root = join(dirname(tarball), app.name.replaceAll(/\W+/g, '-'))
  const manifest = '{ "name": "app", "private": true, "type": "module" }'
  const files: App['files'] = { 'package.json': manifest, ...app.files }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), typeof content === 'string' ? content : await readmeCode(content.readme))
  }
  run(root, {}, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...app.packages, tarball)
  if (app.build) run(root, environment, 'npx', '--no-install', ...app.build)
  const port = await freePort()
  const child = spawn('npx', ['--no-install', ...app.start], {
    cwd: root,
    env: { ...environmentOf(environment), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const origin = `http://127.0.0.1:${port}`
  await untilListening(child, origin)
  return { origin, close: () => end(child) }
}

/** A file of test/readme/frameworks, as the JavaScript that an app without TypeScript has. */
async function readmeCode(name: string): Promise<string> {
  const source = await readFile(join(ROOT, `test/readme/frameworks/${name}.ts`), 'utf8')
  return (await transform(source, { loader: 'ts', format: 'esm' })).code
}

function environmentOf(environment: Environment): NodeJS.ProcessEnv {
  const { VITEST: _, TEST: __, ...inherited } = process.env
  return { ...inherited, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...environment }
}

/** What the program prints. Throws with all of it when it fails. */
export function run(cwd: string, environment: Environment, command: string, ...args: string[]): string {
  if (!existsSync(cwd)) throw new Error(`${cwd} does not exist`)
  const env = environmentOf(environment)
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`)
  return stdout
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await start(server, 0)
  await stop(server)
  return port
}

async function untilListening(child: ChildProcess, origin: string): Promise<void> {
  let said = ''
  child.stdout?.on('data', (chunk) => (said += String(chunk)))
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode}\n${said}`)
    const isListening = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (isListening) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The app does not listen\n${said}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // The group: npx starts the app as another process.
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
