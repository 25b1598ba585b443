import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { buildCli, callCli, type Environment, runCli } from './startCli.js'

const CANARY = 'value-canary'
const VALID: Environment = {
  CYCLR_API_DOMAIN: 'api.cyclr.test',
  CYCLR_SERVICE_DOMAIN: 'acme-h.cyclr.test',
  CYCLR_CLIENT_ID: 'id',
  CYCLR_CLIENT_SECRET: 'secret',
  CYCLR_SIGN_IN_USER: 'sign-in',
  PUBLIC_URL: 'https://connect.acme.test',
  HOST_NAME: 'Acme',
  SESSION_SECRET: 'session-secret-0123456789-0123456789',
}
const folder = mkdtempSync('/tmp/caw-cli-')

beforeAll(buildCli)
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(name: string, content: string): string {
  writeFileSync(`${folder}/${name}`, content)
  return `${folder}/${name}`
}

describe('The command line', () => {
  it('is a program: it prints its version, and ends with 2 for a wrong option', async () => {
    expect(await runCli(['-v'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' })
    expect(await runCli(['serve', '--nonsense'])).toMatchObject({ code: 2, stdout: '' })
    expect(await runCli(['serve'])).toMatchObject({ code: 2, stdout: '' })
  })

  it('prints its help with every setting and the exit codes, and its version', async () => {
    const help = await callCli(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const name of Object.keys(VALID)) expect(help.stdout).toContain(name)
    expect(help.stdout).toContain('Exit codes:')
    expect(await callCli(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it.each([
    ['no command', [], 'there is no command'],
    ['another command', [CANARY], 'this command is not known'],
    ['two commands', ['serve', CANARY], 'there is more than one command'],
    ['an option that there is not', ['serve', `--client-secret=${CANARY}`], 'the option --client-secret is not known'],
    ['an option without its value', ['serve', '--config'], 'the option --config has no value'],
    ['a switch with a value', ['serve', `--help=${CANARY}`], 'the option --help takes no value'],
  ])('says what is wrong with %s, and ends with 2', async (_, args, reason) => {
    const { code, stdout, stderr } = await callCli(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`connector-auth-wizard: ${reason}.\n`)
    expect(stderr).not.toContain(CANARY)
  })
})

describe('The settings of serve', () => {
  it('are all named when none is set, each with what it is', async () => {
    const { code, stderr } = await callCli(['serve'])
    expect(code).toBe(2)
    for (const name of Object.keys(VALID)) expect(stderr).toMatch(new RegExp(`^.*\\b${name}\\b.* set`, 'm'))
  })

  it.each([
    ['CYCLR_API_DOMAIN', `http://${CANARY}.test`, 'Secrets would be sent unencrypted'],
    ['CYCLR_SERVICE_DOMAIN', `${CANARY}.test/console`, 'It contains a path'],
    ['PUBLIC_URL', `https://u:${CANARY}@acme.test`, 'It contains a user'],
    ['CYCLR_CLIENT_ID', `"${CANARY}"`, 'It stands in quotes'],
    ['HOST_NAME', `${CANARY} `, 'It begins or ends with a space'],
    ['SESSION_SECRET', CANARY, 'It is shorter than 32 bytes'],
    ['SESSION_JWKS_URL', `http://${CANARY}.test`, 'Secrets would be sent unencrypted'],
    ['ALLOWED_ORIGINS', `https://a.test, https://*.${CANARY}.test`, '(number 2 in the list) cannot be used'],
    ['REDIS_URL', `https://:${CANARY}@redis.test`, 'It is no redis:// or rediss:// URL'],
    ['REDIS_URL', `redis://:${CANARY}%@redis.test`, 'Its password has a "%"'],
    ['HOST_ICON', `http://${CANARY}.test/icon.png`, 'Only https and data:image/ URLs are allowed'],
    ['PORT', CANARY, 'It is no integer from 0 to 65535'],
    ['STOP_SECONDS', '-1', 'It is no integer from 0 to 3600'],
  ])('are refused when %s is wrong, with why and how and without the value', async (name, value, reason) => {
    const { code, stdout, stderr } = await callCli(['serve'], { ...VALID, [name]: value })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.split('\n')[0]).toMatch(new RegExp(`^connector-auth-wizard: ${name} `))
    expect(stderr).toContain(reason)
    expect(stderr.split('\n')).toHaveLength(3)
    expect(stderr).not.toContain(CANARY)
  })

  it('are refused with one line for each that is wrong or missing', async () => {
    const { stderr } = await callCli(['serve'], { ...VALID, PORT: 'x', CYCLR_API_DOMAIN: '*.cyclr.com', HOST_NAME: '' })
    const names = stderr.split('\n').flatMap((line) => /^connector-auth-wizard: ([A-Z_]+) /.exec(line)?.[1] ?? [])
    expect(names.toSorted()).toEqual(['CYCLR_API_DOMAIN', 'HOST_NAME', 'PORT'])
  })

  it('are refused when two say who may do what', async () => {
    const { code, stderr } = await callCli(['serve'], { ...VALID, SESSION_JWKS_URL: 'https://acme.test/jwks' })
    expect(code).toBe(2)
    expect(stderr).toContain('SESSION_SECRET and SESSION_JWKS_URL are both set')
  })

  it.each([
    ['a file that is not there', () => `${folder}/none.json`, 'cannot be read'],
    ['a file with a syntax error', () => fileWith('broken.json', `{"hostName": ${CANARY}}`), 'its syntax is not valid'],
    ['a file with a list', () => fileWith('list.json', '[]'), 'holds no object'],
    ['a member that is no setting', () => fileWith('extra.json', `{"hostname": "${CANARY}"}`), 'no setting: hostname'],
    ['a number for a text', () => fileWith('number.json', '{"hostIcon": 7}'), 'HOST_ICON cannot be used. It is not a'],
    [
      'a guide that the proxy refuses',
      () => fileWith('guide.mjs', "export default { guides: [{ connector: 'Sticky', nonsense: 1 }] }"),
      'GUIDES cannot be used. The guide is not valid at Sticky',
    ],
    [
      'a file of guides that holds none',
      () => fileWith('guides.json', JSON.stringify({ guides: [fileWith('none.json', '[{}]')] })),
      'GUIDES has a guide that names no "connector"',
    ],
  ])('are refused in %s', async (_, file, reason) => {
    const { code, stderr } = await callCli(['serve', '--config', file()], VALID)
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain(CANARY)
  })

  it('are refused when the port is taken', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, () => resolve(Number(Reflect.get(Object(server.address()), 'port')))),
    )
    // The connection to Redis, which it tries for ever, must not keep the process.
    const env = { ...VALID, PORT: String(port), REDIS_URL: 'redis://127.0.0.1:19999' }
    const { code, stderr } = await runCli(['serve'], env)
    await new Promise((resolve) => server.close(resolve))
    expect(code).toBe(2)
    expect(stderr).toContain('PORT cannot be listened on')
  })
})
