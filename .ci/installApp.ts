import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Packs what is built, in a folder outside this one, whose tsconfig.json bundlers would read. */
export async function pack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caw-apps-'))
  const [packed]: { filename: string }[] = JSON.parse(
    run(ROOT, {}, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  )
  return join(folder, packed?.filename ?? '')
}

export type InstalledApp = {
  name: string
  /** Besides the tarball. */
  packages: readonly string[]
  /** By path. @default for `package.json`: one of ES modules */
  files: Readonly<Record<string, string>>
}

/** Writes the app beside the tarball and installs it. Returns its folder. */
export async function installApp({ name, packages, files }: InstalledApp, tarball: string): Promise<string> {
  const root = join(dirname(tarball), name.replaceAll(/[^\w.]+/g, '-'))
  const manifest = '{ "name": "app", "private": true, "type": "module" }'
  for (const [path, text] of Object.entries({ 'package.json': manifest, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const install = () =>
    runWithin(
      INSTALL_LIMIT_MS,
      root,
      {},
      'npm',
      'install',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...packages,
      tarball,
    )
  try {
    install()
  } catch {
    // A registry that leaves a request without an answer keeps npm waiting for ever. The second time it goes on from its cache.
    install()
  }
  return root
}

const INSTALL_LIMIT_MS = 240_000
/** A build of Next takes a minute on a busy machine. */
const LIMIT_MS = 600_000

export type Environment = Readonly<Record<string, string>>

/** What the program prints. Throws with all of it when it fails. */
export function run(cwd: string, environment: Environment, command: string, ...args: string[]): string {
  return runWithin(LIMIT_MS, cwd, environment, command, ...args)
}

/** The same with another limit. A program that takes longer is ended: it would keep the test runner from its own limit. */
export function runWithin(
  limitMs: number,
  cwd: string,
  environment: Environment,
  command: string,
  ...args: string[]
): string {
  if (!existsSync(cwd)) throw new Error(`${cwd} does not exist`)
  const env = environmentOf(environment)
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    // npm takes no notice of SIGTERM while it waits.
    timeout: limitMs,
    killSignal: 'SIGKILL',
  })
  if (error && 'code' in error && error.code === 'ETIMEDOUT') {
    throw new Error(`${command} ${args.join(' ')} did not end within ${limitMs / 1000} seconds\n${stdout}\n${stderr}`)
  }
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`)
  return stdout
}

/** That of an app in production, without the marks of the test runner. */
export function environmentOf(environment: Environment): NodeJS.ProcessEnv {
  const { VITEST: _, TEST: __, ...inherited } = process.env
  return { ...inherited, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...environment }
}
