import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { shippedStyles } from '../../../../.ci/styles.js'

/** `scripts` by their path on the host: `/host.js` and the chunks that it loads. */
export type HostFiles = { scripts: ReadonlyMap<string, string>; styles: string }

const DIST = fileURLToPath(new URL('../../../../dist/', import.meta.url))

const bundles = new Map<string, Promise<HostFiles>>()

/**
 * Bundles a host page, once for each worker. In development mode, so that React's warnings appear.
 * `packed`: with the built widget in place of its source.
 */
export function bundleHostPage(source: URL, packed: boolean): Promise<HostFiles> {
  const files = bundles.get(source.href) ?? bundle(source, packed)
  bundles.set(source.href, files)
  return files
}

async function bundle(source: URL, packed: boolean): Promise<HostFiles> {
  const isProduction = packed || process.env['ELEMENT'] === 'script'
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
      minify: isProduction,
      // An import of a module whose constant is inlined.
      logOverride: { 'ignored-bare-import': 'silent' },
      define: { 'process.env.NODE_ENV': isProduction ? '"production"' : '"development"' },
      plugins: isProduction ? [builtWidget, shippedText] : [shippedText],
    }),
    packed ? readFile(`${DIST}styles.css`, 'utf8') : shippedStyles(),
  ])
  return { scripts: new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text])), styles }
}

const builtWidget: Plugin = {
  name: 'built-widget',
  setup: (widget) =>
    widget.onResolve({ filter: /\/src\/(index|element|script)\.js$/ }, ({ path }) => ({
      path: `${DIST}${basename(path)}`,
    })),
}

/** As the plugin of vite.config.ts does. */
const shippedText: Plugin = {
  name: 'shipped-text',
  setup(bundle) {
    bundle.onResolve({ filter: /styles\.css\?inline$/ }, () => ({ path: 'styles', namespace: 'shipped-text' }))
    bundle.onLoad({ filter: /.*/, namespace: 'shipped-text' }, async () => ({
      contents: await shippedStyles(),
      loader: 'text',
    }))
  },
}
