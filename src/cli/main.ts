import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cyclrErrorPage } from '../server/pages/cyclrErrorPage.js'
import { readSettings, requireSettings } from './readSettings.js'
import { environmentNames } from './settings.js'
import { EXIT, UsageError } from './UsageError.js'

const HELP = `Usage: connector-auth-wizard <command> [options]

Commands
  serve        Serves the proxy, for backends that are not JavaScript.
  doctor       Checks a configuration against Cyclr, Redis and the public address, and says how to mend it. Changes nothing in
               Cyclr, but for a sign-in token, with which Cyclr creates CYCLR_SIGN_IN_USER if it does not exist.
  error-page   Prints the HTML to paste as "Connector Callback Error HTML" in the Cyclr console.

Options
  --config <file>          Settings from a JSON file or an ES module. The environment comes first.
  --fake                   serve: a Cyclr in memory in place of CYCLR_…, on this machine alone, with a page to try at its address.
  --json                   doctor: prints JSON.
  --suggest-verify <id>    doctor: looks for a test method of this account connector, and runs up to three that only read.
  --expired                error-page: prints the HTML for the pages for expired and denied tokens.
  -h, --help               Prints this help.
  -v, --version            Prints the version.

Settings, by environment variable (in a file: camelCase, such as "cyclrApiDomain")
${environmentNames().join('\n')}

The proxy's address in the browser is PUBLIC_URL, whatever "Host" and "X-Forwarded-*" say: these are never read.
"serve" logs one JSON object a line, answers /healthz and /readyz, and on SIGTERM finishes what is under way.
Backends create connect links with POST /manage/links, and a token whose "aud" is connector-auth-wizard:links.

Exit codes: 0 success; 1 a check of doctor failed, or serve could not go on; 2 a wrong command, option or setting.
`

/** Where a command writes. */
type Output = { stdout: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>; stderr: Pick<NodeJS.WriteStream, 'write'> }

/** Runs a command. Resolves to the exit code. */
export async function main(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { stdout, stderr }: Output = process,
): Promise<number> {
  const print = (text: string) => {
    stdout.write(text)
    return EXIT.ok
  }
  try {
    const { values, command } = readArguments(args)
    if (values.help) return print(HELP)
    if (values.version) return print(`${version()}\n`)
    if (values.fake && command !== 'serve') throw new UsageError(['--fake is an option of serve'])
    switch (command) {
      case 'serve': {
        const { serve } = await import('./serve/serve.js')
        return await serve(environment, values)
      }
      case 'doctor': {
        const { doctor } = await import('./doctor/doctor.js')
        const { text, code } = await doctor(environment, values, stdout.isTTY && !environment['NO_COLOR'])
        stdout.write(text)
        return code
      }
      case 'error-page':
        return print(await errorPage(environment, values))
      case undefined:
        throw new UsageError(['there is no command'])
      default:
        throw new UsageError(['this command is not known'])
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    for (const problem of error.problems) stderr.write(`connector-auth-wizard: ${problem}.\n`)
    stderr.write('Run "connector-auth-wizard --help" for the commands, options and settings.\n')
    return EXIT.usage
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        fake: { type: 'boolean' },
        json: { type: 'boolean' },
        'suggest-verify': { type: 'string' },
        expired: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    })
    if (positionals.length > 1) throw new UsageError(['there is more than one command'])
    return { values, command: positionals[0] }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError([explain(error)])
  }
}

/** Without the value of an option: it may be a secret in the wrong place. */
function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : ''
  const [, option] = /'(?:-\w, )?(--?[\w-]+)/.exec(text) ?? []
  if (option === undefined) return 'the options cannot be read'
  if (text.startsWith('Unknown option')) return `the option ${option} is not known`
  return /does not take an argument/.test(text)
    ? `the option ${option} takes no value`
    : `the option ${option} has no value`
}

async function errorPage(
  environment: NodeJS.ProcessEnv,
  { config, expired }: { config?: string; expired?: boolean },
): Promise<string> {
  const { publicUrl } = requireSettings(await readSettings(environment, config), ['publicUrl'])
  return `${cyclrErrorPage(publicUrl, expired ? 'expired' : 'error')}\n`
}

function version(): string {
  // Not by `new URL(…, import.meta.url)`: bundlers replace that by the file's content.
  const file = join(import.meta.dirname, '../../package.json')
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}
