import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { shieldedStyles } from './styles.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Preact in place of React: 60 kB less. */
const PREACT = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
]

/** Their licences ask for their names in every copy. */
const BANNER =
  '/*! connector-auth-wizard, MIT licence. Contains preact, @tanstack/query-core, react-hook-form and zod, under the MIT licence of their authors. */'

/** Nine languages are as much again as the rest: they stay files, beside the script in `dist`. */
const languagesBeside: Plugin = {
  name: 'caw:languages-beside',
  enforce: 'pre',
  resolveId(id, importer) {
    const [, language] = /\/locales\/([\w-]+)\.js$/.exec(id) ?? []
    const isBeside = importer?.endsWith('/useLanguage.ts') && language !== undefined && language !== 'en'
    return isBeside ? { id: `./locales/${language}.js`, external: true } : null
  },
}

/** What other builds load later is there from the start: modules that load later cost 2 kB of wrappers. */
const nothingLater: Plugin = {
  name: 'caw:nothing-later',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(`${ROOT}src/`)) return null
    let imports = ''
    const changed = code.replace(/\bimport\('(?!.*\/locales\/)([^']+)'\)/g, (_, from: string) => {
      const name = `later${imports.length}`
      imports += `import * as ${name} from '${from}'\n`
      return `Promise.resolve(${name})`
    })
    return imports === '' ? null : { code: imports + changed, map: null }
  },
}

/** The custom elements as one module, with everything inside, for a page without a bundler. */
export async function shippedScript(library: 'react' | 'preact' = 'preact'): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    // A test runner's NODE_ENV would bring React's development markup along.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    resolve: { alias: library === 'preact' ? PREACT : [] },
    plugins: [shieldedStyles(), languagesBeside, nothingLater],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/script.ts',
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunks = output && 'output' in output ? output.output : []
  const [chunk] = chunks
  if (chunk?.type !== 'chunk' || chunks.length !== 1) throw new Error('The script is not one file.')
  return `${BANNER}\n${chunk.code}`
}

/** Adds `dist/script.js` to a library build. */
export const scriptFile: Plugin = {
  name: 'caw:script',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'script.js', source: await shippedScript() })
  },
}
