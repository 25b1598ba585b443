import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { configDefaults, defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { llms } from './.ci/llms.js'
import { openapi } from './.ci/openapi.js'
import { scriptFile } from './.ci/script.js'
import { shieldedStyles } from './.ci/styles.js'
import { demoServer } from './demo/server/demoServer.js'
import packageJson from './package.json' with { type: 'json' }

const EXTERNAL = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.peerDependencies)]
const isExternal = (id: string) =>
  id.startsWith('node:') || EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`))

/** Every entry file of `src`, and each guide and language by itself: a partner imports the few it needs. `script` is built apart. */
const entries = Object.fromEntries(
  ['src', 'src/guides', 'src/locales'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'script.ts')
      .map((name) => `${folder}/${name}`)
      .map((file) => [file.replace(/^src\/|\.ts$/g, ''), file]),
  ),
)

/** Ships the wire contract, generated from the proxy's route table, and what an assistant has to know of the README. */
const texts: Plugin = {
  name: 'caw:texts',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'llms.txt', source: await llms() })
    this.emitFile({ type: 'asset', fileName: 'openapi.json', source: `${JSON.stringify(openapi(), null, 2)}\n` })
  },
}

/** The program, and what stands for the entry "." under the condition "react-server". */
const NOT_REQUIRED = new Set(['cli.js', 'reactServer.js'])

/**
 * A CommonJS file of each entry, and its types, for `require`. It requires the entry itself, as Node.js can since 20.19, so
 * that nothing exists twice. TypeScript accepts it from CommonJS with any `module` and `moduleResolution`.
 */
const commonJs: Plugin = {
  name: 'caw:commonjs',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry || NOT_REQUIRED.has(chunk.fileName)) continue
      const emit = (extension: string, source: string) =>
        void this.emitFile({ type: 'asset', fileName: chunk.fileName.replace(/\.js$/, extension), source })
      const module = `'./${basename(chunk.fileName)}'`
      const values = chunk.exports.map(
        (name) =>
          `export declare const ${name}: typeof import(${module}, { with: { 'resolution-mode': 'import' } }).${name}\n`,
      )
      emit('.cjs', `module.exports = require(${module})\n`)
      emit('.d.cts', `export type * from ${module} with { 'resolution-mode': 'import' }\n${values.join('')}`)
    }
  },
}

const library: UserConfig = {
  publicDir: false,
  plugins: [texts, commonJs, scriptFile],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    // A module a file: a directive such as "use client" only survives where its module does.
    rolldownOptions: { external: isExternal, output: { preserveModules: true, preserveModulesRoot: 'src' } },
  },
}

const demo: UserConfig = {
  root: inRoot('demo'),
  plugins: [demoServer()],
  build: { outDir: '../.cache/demo', emptyOutDir: true, target: 'es2022' },
}

/** Our own name, as partners import it: the README's snippets are run as they stand. */
const OURSELVES = [
  { find: /^connector-auth-wizard\/server\/node$/, replacement: inRoot('src/server-node.ts') },
  { find: /^connector-auth-wizard\/server\/redis$/, replacement: inRoot('src/server-redis.ts') },
  { find: /^connector-auth-wizard\/server$/, replacement: inRoot('src/server.ts') },
  { find: /^connector-auth-wizard\/testing$/, replacement: inRoot('src/testing.ts') },
  { find: /^connector-auth-wizard\/testing\/msw$/, replacement: inRoot('src/testing-msw.ts') },
  { find: /^connector-auth-wizard\/styles\.css$/, replacement: inRoot('src/styles/styles.css') },
  { find: /^connector-auth-wizard\/locales\/(.*)$/, replacement: inRoot('src/locales/$1.ts') },
  { find: /^connector-auth-wizard$/, replacement: inRoot('src/index.ts') },
]

function inRoot(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

/** The tests that read `dist`. */
const OF_DIST = ['built', 'element', 'tarball'].map((name) => `test/package/${name}.test.ts`)

const built: TestProjectConfiguration = {
  extends: true,
  test: { name: 'built', environment: 'node', include: OF_DIST, globalSetup: ['test/package/buildOnce.ts'] },
}

const node: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'node',
    environment: 'node',
    // Those of the README bring jsdom themselves, as a host's do.
    include: ['test/**/*.test.ts', 'test/readme/*.test.tsx'],
    exclude: [...configDefaults.exclude, 'test/{react,client,e2e,engines}/**', ...OF_DIST],
  },
}

const dom: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'dom',
    environment: 'jsdom',
    include: ['test/{react,client}/**/*.test.{ts,tsx}'],
    setupFiles: ['test/react/setup.ts'],
  },
}

/** The built widget in Firefox and WebKit: all stories, or those of the gate. */
const engines = (stories: 'all' | 'gate'): TestProjectConfiguration => ({
  extends: true,
  test: {
    name: 'engines',
    environment: 'node',
    include: ['test/engines/*.test.ts'],
    env: { STORIES: stories },
    // Each look at a page is a request to its browser.
    expect: { poll: { timeout: 15_000, interval: 150 } },
  },
})

/** The README's code in frameworks that are installed and built first, one after the other. */
const frameworks: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'frameworks',
    environment: 'node',
    include: ['.ci/frameworks/*.test.ts'],
    hookTimeout: 600_000,
    fileParallelism: false,
  },
}

function projectsOf(mode: string): TestProjectConfiguration[] {
  if (mode === 'frameworks') return [frameworks]
  if (mode === 'engines') return [engines('all')]
  // Firefox and WebKit wait for their browsers most of the time, so they run beside the others.
  return mode === 'gate' ? [node, dom, built, engines('gate')] : [node, dom, built]
}

export default defineConfig(({ mode }) => ({
  ...(mode === 'demo' ? demo : library),
  plugins: [react(), shieldedStyles(), ...((mode === 'demo' ? demo : library).plugins ?? [])],
  resolve: { alias: OURSELVES },
  test: {
    // One more than there are cores: some tests wait for time limits of Redis, sockets and leases.
    maxWorkers: cpus().length + 1,
    // The machine that runs these may be busy: what is waited for is that something happens, never how soon.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      include: ['src/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: '.cache/coverage',
    },
    projects: projectsOf(mode),
  },
}))
