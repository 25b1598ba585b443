import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { shippedStyles } from '../../../../.ci/styles.js'

export type HostFiles = { script: string; styles: string }

let files: Promise<HostFiles> | null = null

/** Bundles the host page from source, once for each worker. In development mode, so that React's warnings appear. */
export function bundleHostPage(): Promise<HostFiles> {
  files ??= bundle()
  return files
}

async function bundle(): Promise<HostFiles> {
  const [{ outputFiles }, styles] = await Promise.all([
    build({
      entryPoints: [fileURLToPath(new URL('./hostPage.tsx', import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      jsx: 'automatic',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"development"' },
    }),
    shippedStyles(),
  ])
  return { script: outputFiles[0]?.text ?? '', styles }
}
