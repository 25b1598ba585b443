import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { shippedStyles } from './styles.js'

/** `languages`: of each one but English, of which a page loads at most one. They are not in `allChunks`. */
export type Sizes = { firstChunk: number; allChunks: number; languages: Readonly<Record<string, number>> }

/** What a host brings in any case. */
export const REACT = ['react', 'react-dom', 'react/jsx-runtime']

/** What a host may have already, and then loads once. */
export const SHARED = ['@tanstack/react-query', 'react-hook-form', 'zod/mini']

/** What is for one connector. The checklist is for those who import it. */
export const WIZARD = [
  'ConnectorAuthWizard',
  'useConnectorAuth',
  'readConnectorReturn',
  'useRateLimitCountdown',
  'ConnectorAuthError',
]

/** What is for several. */
export const CHECKLIST = [
  ...WIZARD,
  'ConnectorAuthChecklist',
  'ConnectionStatus',
  'useConnectionStatus',
  'useConnectorChecklist',
]

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HOST = 'virtual:host'

/** What a page loads that imports `names` of the entry ".", with every dependency but `external`. */
export async function browserSizes(names: '*' | readonly string[], external: readonly string[]): Promise<Sizes> {
  return bundleSizes(importing(names), external, ROOT)
}

/** The script of a page that imports the entry ".", as a host's own application is built. */
export async function browserCode(mode: 'production' | 'development'): Promise<string> {
  return (await bundle(importing('*'), REACT, ROOT, mode)).map(({ code }) => code).join('\n')
}

function importing(names: '*' | readonly string[]): string {
  const imported = names === '*' ? '* as wizard' : `{ ${names.join(', ')} }`
  const used = names === '*' ? 'wizard' : `{ ${names.join(', ')} }`
  const entry = JSON.stringify(`${ROOT}src/index.ts`)
  return `import ${imported} from ${entry}; Object.assign(globalThis, ${used})`
}

/** Gzipped bytes of a page's script: at first, and with every lazy chunk. Minified, as a host's own application is built. */
export async function bundleSizes(code: string, external: readonly string[], root: string): Promise<Sizes> {
  const chunks = await bundle(code, external, root, 'production')
  const sizes = new Map(chunks.map(({ fileName, code }) => [fileName, gzipSync(code).length]))
  const first = new Set<string>()
  const visit = (name: string | undefined) => {
    if (name === undefined || first.has(name)) return
    first.add(name)
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) visit(next)
  }
  visit(chunks.find(({ isEntry }) => isEntry)?.fileName)
  const sum = (files: Iterable<string>) => [...files].reduce((total, name) => total + (sizes.get(name) ?? 0), 0)
  const languages = Object.fromEntries(
    chunks.flatMap(({ fileName, facadeModuleId }) => {
      const [, language] = /\/(?:src|dist)\/locales\/([\w-]+)\.[jt]s$/.exec(facadeModuleId ?? '') ?? []
      return language === undefined ? [] : [[language, sizes.get(fileName) ?? 0] as const]
    }),
  )
  const total = Object.values(languages).reduce((sumSoFar, bytes) => sumSoFar + bytes, 0)
  return { firstChunk: sum(first), allChunks: sum(sizes.keys()) - total, languages }
}

async function bundle(code: string, external: readonly string[], root: string, mode: 'production' | 'development') {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    // A test runner's NODE_ENV would bring React's development markup along.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: HOST, external: [...external] },
    },
    plugins: [
      {
        name: 'caw:host',
        resolveId: (id) => (id === HOST ? `\0${HOST}` : null),
        load: (id) => (id === `\0${HOST}` ? code : null),
      },
    ],
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  return outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []))
}

/** Gzipped bytes of `dist/styles.css`. */
export async function stylesSize(): Promise<number> {
  return gzipSync(await shippedStyles()).length
}
