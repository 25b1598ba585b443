// The public API, a readable report for each entry in .ci/api, from the types in dist: fails when one differs from what is
// built. With `--write` it rewrites them, and a reviewer reads the difference.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'

const ENTRIES = {
  index: 'connector-auth-wizard',
  element: 'connector-auth-wizard/element',
  server: 'connector-auth-wizard/server',
  'server-node': 'connector-auth-wizard/server/node',
  'server-redis': 'connector-auth-wizard/server/redis',
  testing: 'connector-auth-wizard/testing',
  'testing-msw': 'connector-auth-wizard/testing/msw',
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COMMITTED = join(ROOT, '.ci/api')
const BUILT = join(ROOT, '.cache/api')

for (const folder of [COMMITTED, BUILT]) mkdirSync(folder, { recursive: true })
const isWriting = process.argv.includes('--write')
const entries = Object.keys(ENTRIES)
// One program for all entries: five would take five times as long.
const compilerState = CompilerState.create(configOf(entries[0]), {
  additionalEntryPoints: entries.slice(1).map((entry) => configOf(entry).mainEntryPointFilePath),
})

const changed = entries.filter((entry) => {
  const file = join(isWriting ? COMMITTED : BUILT, `${entry}.api.md`)
  writeFileSync(file, report(entry))
  return !isWriting && !isSame(join(COMMITTED, `${entry}.api.md`), file)
})
if (changed.length > 0) {
  console.error('The public API differs from the reports in .ci/api. If that is intended, run "npm run api".')
  process.exit(1)
}

function configOf(entry) {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(ROOT, 'api-extractor.json'),
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, `dist/${entry}.d.ts`),
      compiler: { tsconfigFilePath: join(ROOT, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.raw.api.md`,
        reportFolder: BUILT,
        reportTempFolder: join(BUILT, 'temp'),
        // What an exported type is made of is public too.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  })
}

function report(entry) {
  Extractor.invoke(configOf(entry), {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true
    },
  })
  const raw = readFileSync(join(BUILT, `${entry}.raw.api.md`), 'utf8')
  const code = raw.slice(raw.indexOf('```ts'))
  return `# ${ENTRIES[entry]}\n\nWritten by \`npm run api\`.\n\n${withoutTexts(withoutNotes(code))}`
}

/** Which declaration lacks a comment is no part of the API. */
function withoutNotes(code) {
  return code.replaceAll(/^ *\/\/ (@public.*|\(undocumented\)|\(No @packageDocumentation.*)\n/gm, '')
}

/** The keys of the messages are public, their texts change without notice. */
function withoutTexts(code) {
  return code.replace(/^export const en: \{\n.*?^\};$/ms, (texts) => texts.replaceAll(/: '.*';$/gm, ': string;'))
}

function isSame(committed, built) {
  const before = existsSync(committed) ? committed : '/dev/null'
  return spawnSync('git', ['--no-pager', 'diff', '--no-index', before, built], { stdio: 'inherit' }).status === 0
}
