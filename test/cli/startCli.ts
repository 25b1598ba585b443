import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { main } from '../../src/cli/main.js'
import type { FakeCyclr } from '../../src/testing.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
// As deep as in `dist`: the version is read from the package.json two folders up. One for each worker: they run at once.
const PROGRAM = `${ROOT}.cache/cli/cli-${process.env['VITEST_POOL_ID']}.mjs`

/** Bundles the command line, with its packages outside. Call it once in each test file. */
export async function buildCli(): Promise<void> {
  await build({
    entryPoints: [`${ROOT}src/cli.ts`],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
}

/** Copies the command line to where it finds its dependencies, and no optional one. Returns its path. */
export async function copyCli(folder: string): Promise<string> {
  for (const name of Object.keys(packageJson.dependencies)) {
    await mkdir(dirname(`${folder}/node_modules/${name}`), { recursive: true })
    await symlink(`${ROOT}node_modules/${name}`, `${folder}/node_modules/${name}`)
  }
  await copyFile(PROGRAM, `${folder}/cli.mjs`)
  return `${folder}/cli.mjs`
}

export type Environment = Readonly<Record<string, string>>

/** What every command needs, for a fake Cyclr whose API is at this address. */
export function settingsFor(cyclrApiDomain: string, { options }: Pick<FakeCyclr, 'options'>) {
  return {
    CYCLR_API_DOMAIN: cyclrApiDomain,
    CYCLR_SERVICE_DOMAIN: options.serviceOrigin,
    CYCLR_CLIENT_ID: options.clientId,
    CYCLR_CLIENT_SECRET: options.clientSecret,
    CYCLR_SIGN_IN_USER: 'sign-in',
    PUBLIC_URL: 'https://connect.acme.test/connect',
    HOST_NAME: 'Acme',
  }
}

/** Starts a command as a process, with this environment and no other variable but `PATH`. Killed when the test ends. */
function spawnCli(args: readonly string[], env: Environment = {}, program = PROGRAM) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => {
    said.stdout += text
  })
  child.stderr.on('data', (text) => {
    said.stderr += text
  })
  const ended = once(child, 'close').then(([code]) => Number(code))
  return { child, said, ended }
}

/** Runs a command in this process, which is faster than another one. Not for `serve`, unless it refuses to start. */
export async function callCli(args: readonly string[], env: Environment = {}, isTTY = false) {
  const said = { stdout: '', stderr: '' }
  const to = (name: keyof typeof said) => ({ write: (text: unknown) => Boolean((said[name] += String(text))), isTTY })
  const code = await main(args, { ...env }, { stdout: to('stdout'), stderr: to('stderr') })
  return { code, ...said }
}

/** Runs a command in a process of its own, to its end. */
export async function runCli(args: readonly string[], env: Environment = {}, program = PROGRAM) {
  const { said, ended } = spawnCli(args, env, program)
  const code = await ended
  return { code, ...said }
}

export type Serving = Awaited<ReturnType<typeof startServe>>

/** Starts `serve` on a free port, and waits until it listens. */
export async function startServe(env: Environment, args: readonly string[] = []) {
  const { child, said, ended } = spawnCli(['serve', ...args], { PORT: '0', ...env })
  const lines = () =>
    said.stdout
      .split('\n')
      .filter(Boolean)
      .map((line): Record<string, unknown> => JSON.parse(line))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /"message":"Listening","port":(\d+)/.exec(said.stdout)?.[1]
      if (found !== undefined) resolve(Number(found))
    })
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${said.stdout}${said.stderr}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    send: (path: string, init?: RequestInit) =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init }),
    said,
    /** What it logged, line by line; throws when a line is no JSON. */
    lines,
    signal: (name: NodeJS.Signals) => void child.kill(name),
    ended,
  }
}
