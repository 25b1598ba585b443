import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from '../server/createUpstreamServer.js'
import { buildCli, settingsFor, startServe } from './startCli.js'

// The files in `tokens` are what the README shows for backends in these languages, with nothing but their standard library.

const SECRET = 'session-secret-0123456789-öäü-0123456789'
/** As a user id may be: JSON has to escape it. */
const USER = String.raw`o'brien "ö" \ 1`
const PAGE = 'https://app.acme.com'
const FOLDER = fileURLToPath(new URL('tokens', import.meta.url))

/** How each runtime calls the function of its file; its arguments are the last three. */
const RUNTIMES: readonly { name: string; program: string; args: readonly string[] }[] = [
  {
    name: 'Python',
    program: 'python3',
    args: ['-c', 'import sys; from session_token import *; u, a, c = sys.argv[1:]; print(session_token(u, a, [c]))'],
  },
  {
    name: 'PHP',
    program: 'php',
    args: ['-r', 'require "session_token.php"; [, $u, $a, $c] = $argv; echo session_token($u, $a, [$c]);', '--'],
  },
  {
    name: 'Ruby',
    program: 'ruby',
    args: ['-r./session_token', '-e', 'u, a, c = ARGV; puts session_token(u, a, [c])'],
  },
]

const fake = createFakeCyclr()
let upstream: UpstreamServer

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  await buildCli()
})
afterAll(() => upstream.close())

describe('A session token signed by a backend', () => {
  for (const { name, program, args } of RUNTIMES) {
    // Not every machine has them all. Python is on each that builds Node.js packages.
    const isInstalled = spawnSync(program, ['--version']).status === 0
    it.runIf(isInstalled || program === 'python3')(
      `in ${name} lets a page read the connector that it names`,
      async () => {
        const id = String(fake.installed({ accountId: ACCOUNT })[0]?.id)
        const { stdout, stderr } = spawnSync(program, [...args, USER, ACCOUNT, id], {
          cwd: FOLDER,
          encoding: 'utf8',
          env: { ...process.env, SESSION_SECRET: SECRET, PYTHONDONTWRITEBYTECODE: '1', LC_ALL: 'C.UTF-8' },
        })
        expect(stderr).toBe('')
        const serving = await startServe({
          ...settingsFor(upstream.origin, fake),
          PUBLIC_URL: 'https://connect.acme.test',
          SESSION_SECRET: SECRET,
          ALLOWED_ORIGINS: PAGE,
        })
        const headers = { 'X-Connector-Wizard': '1', Origin: PAGE, Authorization: `Bearer ${stdout.trim()}` }
        const statusOf = async (of: string) => (await serving.send(`/connectors/${of}`, { headers })).status
        expect(await statusOf(id)).toBe(200)
        expect(await statusOf('999')).toBe(403)
        expect(serving.lines()).toContainEqual(
          expect.objectContaining({
            audit: expect.objectContaining({ outcome: 'ok', userId: USER, accountId: ACCOUNT }),
          }),
        )
      },
    )
  }
})
