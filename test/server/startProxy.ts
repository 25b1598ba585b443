import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { FakeCyclr } from '../../src/testing.js'
import { BASE, ORIGIN } from './harness.js'

export type ProxyProcess = {
  send: (path: string, init?: RequestInit) => Promise<Response>
  /** Its output to stdout and stderr. */
  said: () => string
  /** Kills, freezes (`SIGSTOP`) or thaws (`SIGCONT`) the process. */
  signal: (name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void
  close: () => Promise<void>
}

type ProxyProcessOptions = {
  fake: FakeCyclr
  /** Where the fake listens. */
  apiOrigin: string
  accountId: string
  redisUrl?: string
  /** Uses the store of `connector-auth-wizard/server/redis`, not a Keyv. */
  leases?: boolean
  /** Budget of a user per minute. */
  writes?: number
  env?: Record<string, string>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
// One for each worker: a process must not read it while another worker writes it.
const PROGRAM = `${ROOT}.cache/proxyProcess-${process.env['VITEST_POOL_ID']}.mjs`

/** Bundles the program that `startProxy` runs. Call it once in each test file. */
export async function buildProxyProcess(): Promise<void> {
  await build({
    entryPoints: [`${ROOT}test/server/proxyProcess.ts`],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
}

/** The proxy in a process of its own, as one of several instances behind one public address. */
export async function startProxy({
  fake,
  apiOrigin,
  accountId,
  redisUrl,
  leases = false,
  writes = 1_000,
  env = {},
}: ProxyProcessOptions): Promise<ProxyProcess> {
  const { serviceOrigin, clientId, clientSecret } = fake.options
  const publicUrl = ORIGIN + BASE
  const options = { apiOrigin, serviceOrigin, clientId, clientSecret, accountId, publicUrl, redisUrl, leases, writes }
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env['PATH'], ...env, CAW_TEST: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    const read = (text: Buffer) => {
      said += text
      const found = /^listening .*"port":(\d+)/m.exec(said)?.[1]
      if (found) resolve(Number(found))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`The proxy's process ended: ${said}`)))
  })
  return {
    send: (path, init) => fetch(`http://127.0.0.1:${port}${BASE}${path}`, { redirect: 'manual', ...init }),
    said: () => said,
    signal: (name) => void child.kill(name),
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
