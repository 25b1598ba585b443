import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

export type Sizes = { firstChunk: number; allChunks: number }

const HOST = 'virtual:host'

/**
 * Gzipped bytes of what a page loads for the entry ".": at first, and with every lazy chunk. With every dependency but
 * React, minified, the way a partner's own application is built that uses all that the entry offers.
 */
export async function browserSizes(entry: string): Promise<Sizes> {
  const path = fileURLToPath(new URL(`../${entry}`, import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    // A test runner's NODE_ENV would bring React's development markup along.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: HOST, external: ['react', 'react-dom', 'react/jsx-runtime'] },
    },
    plugins: [
      {
        name: 'caw:host',
        resolveId: (id) => (id === HOST ? `\0${HOST}` : null),
        load: (id) =>
          id === `\0${HOST}`
            ? `import * as wizard from ${JSON.stringify(path)}; Object.assign(globalThis, wizard)`
            : null,
      },
    ],
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []))
  const sizes = new Map(chunks.map(({ fileName, code }) => [fileName, gzipSync(code).length]))
  const first = new Set<string>()
  const visit = (name: string | undefined) => {
    if (name === undefined || first.has(name)) return
    first.add(name)
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) visit(imported)
  }
  visit(chunks.find(({ isEntry }) => isEntry)?.fileName)
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0)
  return { firstChunk: sum(first), allChunks: sum(sizes.keys()) }
}
