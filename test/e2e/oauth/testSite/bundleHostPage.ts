import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { shippedStyles } from '../../../../.ci/styles.js'

/** `scripts` by their path on the host: `/host.js` and the chunks that it loads. */
export type HostFiles = { scripts: ReadonlyMap<string, string>; styles: string }

const bundles = new Map<string, Promise<HostFiles>>()

/** Bundles a host page from source, once for each worker. In development mode, so that React's warnings appear. */
export function bundleHostPage(source: URL): Promise<HostFiles> {
  const files = bundles.get(source.href) ?? bundle(source)
  bundles.set(source.href, files)
  return files
}

async function bundle(source: URL): Promise<HostFiles> {
  const [{ outputFiles }, styles] = await Promise.all([
    build({
      entryPoints: [fileURLToPath(source)],
      bundle: true,
      splitting: true,
      write: false,
      outdir: '.',
      entryNames: 'host',
      format: 'esm',
      jsx: 'automatic',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"development"' },
    }),
    shippedStyles(),
  ])
  return { scripts: new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text])), styles }
}
