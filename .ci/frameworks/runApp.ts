import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { start, stop } from '../../demo/server/serveFake.js'
import type { Environment, Running } from '../../test/server/frameworks/suite.js'
import { environmentOf, installApp, run } from '../installApp.js'
import type { App } from './apps.js'

const README = fileURLToPath(new URL('../../test/readme/frameworks/', import.meta.url))

/** Installs, builds and starts the app beside the tarball. Resolves when it listens. */
export async function runApp(app: App, tarball: string, environment: Environment): Promise<Running> {
  const entries = Object.entries(app.files).map(async ([path, content]): Promise<[string, string]> => {
    return [path, typeof content === 'string' ? content : await readmeCode(content.readme)]
  })
  const root = await installApp({ ...app, files: Object.fromEntries(await Promise.all(entries)) }, tarball)
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
  const source = await readFile(`${README}${name}.ts`, 'utf8')
  return (await transform(source, { loader: 'ts', format: 'esm' })).code
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
