import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))

/** Runs the Vite part of `npm start` without inherited `CYCLR_` variables, until it fails or prints its address. */
function start(env: Readonly<Record<string, string>>): Promise<{ out: string; err: string; code: number | null }> {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('CYCLR_'))
  const child = spawn(process.execPath, [VITE, '--mode', 'demo', '--port', '0'], {
    env: { ...Object.fromEntries(clean), ...env },
  })
  let out = ''
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdout.on('data', (chunk) => {
    out += chunk
    if (/http:\/\/\S+/.test(out)) child.kill()
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ out, err, code })))
}

describe('npm start', () => {
  it('prints the address and that it runs on the fake Cyclr', async () => {
    const { out } = await start({})
    expect(out).toMatch(/Demo on a fake Cyclr: {2}http:\/\/app\.localhost:\d+/)
  })

  it.each([
    ['missing', { CYCLR_API_DOMAIN: 'api.cyclr.com', CYCLR_CLIENT_SECRET: 'sEcret-4711' }, 'CYCLR_SERVICE_DOMAIN'],
    ['wrong', { ...completeWith('http://service.localhost:9') }, 'CYCLR_SERVICE_DOMAIN'],
  ])('exits with exactly one line when a variable is %s', async (_, env, name) => {
    const { out, err, code } = await start(env)
    expect(out).toBe('')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain(name)
    expect(err).not.toContain('sEcret-4711')
    expect(code).toBe(1)
  })
})

/** No server listens on port 9 of this machine. */
function completeWith(serviceDomain: string): Record<string, string> {
  return {
    CYCLR_API_DOMAIN: 'http://api.localhost:9',
    CYCLR_SERVICE_DOMAIN: serviceDomain,
    CYCLR_CLIENT_ID: 'client',
    CYCLR_CLIENT_SECRET: 'sEcret-4711',
    CYCLR_ACCOUNT_ID: '4f1c0de2-0000-4000-8000-00000000000a',
  }
}
