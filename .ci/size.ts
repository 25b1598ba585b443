import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export type Sizes = { firstChunk: number; allChunks: number }

/**
 * Gzipped bytes of what a page loads for the entry ".": at first, and with every lazy chunk. With every dependency but
 * React, minified, as a partner's own bundler would do it.
 */
export async function browserSizes(entry: string): Promise<Sizes> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    write: false,
    metafile: true,
    outdir: '/out',
    target: 'es2022',
    jsx: 'automatic',
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path.split('/').at(-1), gzipSync(contents).length]))
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => ({ name: path.split('/').at(-1), output }))
  const first = new Set<string | undefined>()
  const visit = (name: string | undefined) => {
    if (first.has(name)) return
    first.add(name)
    const imports = outputs.find((candidate) => candidate.name === name)?.output.imports ?? []
    for (const { path, kind, external } of imports) {
      if (kind === 'import-statement' && !external) visit(path.split('/').at(-1))
    }
  }
  visit(outputs.find(({ output }) => output.entryPoint)?.name)
  const sum = (names: Iterable<string | undefined>) =>
    [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0)
  return { firstChunk: sum(first), allChunks: sum(sizes.keys()) }
}
