import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What a file may import: modules by their path in `src`, packages by their name. `mayTypes`: only with `import type`. */
type Place = { file: string; may: readonly string[]; mayTypes?: readonly string[] }

const CORE = ['core/errors.js', 'core/flow/stepFor.js']
const GUIDES = ['guides/ConnectorGuide.js']
const HONO = ['hono', 'hono/cors']
const LIMITER = 'rate-limiter-flexible/lib/RateLimiterMemory.js'
const SERVER = ['server/createApp.js', 'server/cyclr/dto.js']
const SERVER_PACKAGES = [
  ...HONO,
  'htmlparser2',
  'jose',
  'lru-cache',
  'redos-detector',
  'zod/mini',
  'rate-limiter-flexible',
  LIMITER,
]
const PLACES: readonly Place[] = [
  { file: 'core/flow/edges.ts', may: [...CORE, 'zod/mini'] },
  { file: 'client/edges.ts', may: [...CORE, 'client/openPopup.js', '@tanstack/react-query', 'zod/mini'] },
  {
    file: 'react/ui/text/edges.tsx',
    may: [...CORE, 'client/openPopup.js', 'locales/en.js', 'react/options.js', 'react', 'react-hook-form'],
  },
  {
    file: 'element/edges.tsx',
    may: ['element/define.js', 'react/options.js', 'styles/styles.css', 'react', 'react-dom', 'react-dom/client'],
  },
  {
    file: 'server/cyclr/edges.ts',
    may: [...CORE, ...SERVER, ...SERVER_PACKAGES, 'locales/en.js'],
    mayTypes: GUIDES,
  },
  {
    file: 'cli/serve/edges.ts',
    may: [
      ...SERVER,
      'server-node.js',
      'server-redis.js',
      'testing.js',
      'cli/serve.js',
      'node:http',
      'zod/mini',
      '@redis/client',
    ],
    mayTypes: GUIDES,
  },
  { file: 'testing/edges.ts', may: [...HONO, 'testing/world.js'], mayTypes: CORE },
  { file: 'guides/edges.ts', may: GUIDES, mayTypes: CORE },
  { file: 'locales/edges.ts', may: ['locales/en.js'] },
  { file: 'index.ts', may: [...CORE, 'client/openPopup.js', 'locales/en.js', 'react/options.js'] },
  { file: 'reactServer.ts', may: ['index.js'] },
  { file: 'element.ts', may: ['element/define.js'] },
  { file: 'script.ts', may: ['element.js'] },
  { file: 'server.ts', may: SERVER, mayTypes: [...CORE, ...GUIDES] },
  { file: 'server-node.ts', may: [...SERVER, 'node:http', '@remix-run/node-fetch-server'] },
  { file: 'server-redis.ts', may: [], mayTypes: SERVER },
  { file: 'cli.ts', may: ['cli/serve.js'] },
  { file: 'testing.ts', may: ['testing/world.js'] },
  { file: 'testing-msw.ts', may: ['testing/world.js', 'msw'] },
  { file: 'guides.ts', may: GUIDES },
]

const ENTRIES = [
  'index',
  'reactServer',
  'element',
  'script',
  'server',
  'server-node',
  'server-redis',
  'cli',
  'testing',
  'testing-msw',
  'guides',
]
const UNLISTED_PACKAGES = ['zod', '@tanstack/query-core', '@hono/node-server', 'msw/node', 'react-dom/server', 'fs']

/** What is allowed anywhere is tried everywhere, and so is what is allowed nowhere. */
const EDGES = [
  ...new Set([
    ...PLACES.flatMap(({ may, mayTypes = [] }) => [...may, ...mayTypes]),
    ...ENTRIES.map((name) => `${name}.js`),
    ...UNLISTED_PACKAGES,
  ]),
]

/** Every way to import a module, each of which crosses a border from `core/forms.ts`. */
const FORMS = [
  "import { a } from '../server/a.js'",
  "import '../server/b.js'",
  "import type { C } from '../server/c.js'",
  "import { type D } from '../server/d.js'",
  "import * as e from '../server/e.js'",
  "export { f } from '../server/f.js'",
  "export type { G } from '../server/g.js'",
  "export * from '../server/h.js'",
  "export const i = () => import('../server/i.js')",
  "export type J = import('../server/j.js').J",
  'export const k = (name: string) => import(name)',
  "import { l } from './../server/l.js'",
]

let folder = ''
let reports: readonly Report[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caw-borders-'))
  await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  const write = async (file: string, lines: readonly string[]) => {
    await mkdir(dirname(join(folder, 'src', file)), { recursive: true })
    await writeFile(join(folder, 'src', file), lines.join('\n'))
  }
  for (const { file } of PLACES) await write(file, [...linesFor(file, 'value'), ...linesFor(file, 'type')])
  await write('core/forms.ts', FORMS)
  reports = lint(folder)
})

afterAll(() => rm(folder, { recursive: true }))

describe('the borders of src, by the linter', () => {
  it.each(PLACES)('let src/$file import what its place allows, and nothing else', ({ file, may, mayTypes = [] }) => {
    const found = reportedLines(file)
    const values = EDGES.filter((_, index) => !found.has(index + 1))
    const types = EDGES.filter((_, index) => !found.has(EDGES.length + index + 1))
    expect(values.toSorted()).toEqual([...may].toSorted())
    expect(types.toSorted()).toEqual([...may, ...mayTypes].toSorted())
  })

  it.each(FORMS.map((form, index) => ({ form, line: index + 1 })))('hold for $form', ({ line }) => {
    expect([...reportedLines('core/forms.ts')]).toContain(line)
  })

  it('stand around every folder and every entry', async () => {
    const places = new Set(PLACES.map(({ file }) => file.split('/')[0]))
    const found = (await readdir(join(ROOT, 'src'))).filter((name) => !['styles', 'openapi.json'].includes(name))
    expect(found.filter((name) => !places.has(name))).toEqual([])
  })
})

function linesFor(file: string, kind: 'value' | 'type'): readonly string[] {
  return EDGES.map((edge, index) => {
    const from = isOurs(edge) ? relative(file, edge) : edge
    return kind === 'type' ? `import type { T${index} } from '${from}'` : `import { v${index} } from '${from}'`
  })
}

/** A module of `src` by its path there: an entry, or in one of the folders. */
function isOurs(edge: string): boolean {
  return /^[\w-]+\.js$|^(core|client|react|element|server|cli|testing|guides|locales|styles)\//.test(edge)
}

function relative(file: string, target: string): string {
  const path = posix.relative(posix.dirname(file), target)
  return path.startsWith('.') ? path : `./${path}`
}

type Report = { filename: string; code: string; labels: readonly { span: { line: number } }[] }

const BORDER_RULES = [
  'eslint(no-restricted-imports)',
  'import(no-dynamic-require)',
  'typescript(consistent-type-imports)',
]

/** One run for all of them. */
function lint(cwd: string): readonly Report[] {
  const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['-f', 'json', 'src'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (!stdout.startsWith('{')) throw new Error(`oxlint printed no report: ${stdout}${stderr}`)
  const { diagnostics }: { diagnostics: readonly Report[] } = JSON.parse(stdout)
  return diagnostics.filter(({ code }) => BORDER_RULES.includes(code))
}

function reportedLines(file: string): ReadonlySet<number> {
  const found = reports.filter(({ filename }) => filename === `src/${file}`)
  return new Set(found.flatMap(({ labels }) => labels.map(({ span }) => span.line)))
}
