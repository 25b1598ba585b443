/** A bare app: the smallest that its bundler's own guide leads to. */
export type BareApp = {
  name: string
  /** Besides React and the tarball. */
  packages: readonly string[]
  /** By path. `Page.jsx` and `host.css` are added to `source`. */
  files: Record<string, string>
  source: string
  build: readonly [command: string, ...args: string[]]
  /** The folder that holds the built site. */
  built: string
  rendersOnServer?: boolean
  /** @default 19 */
  react?: string
}

const HTML = '<!doctype html><html lang="en"><title>Bare</title><div id="root"></div>'

const MAIN = `
  import { createRoot } from 'react-dom/client'
  import { Page } from './Page.jsx'
  createRoot(document.getElementById('root')).render(<Page />)`

const vite: BareApp = {
  name: 'Vite 8',
  packages: ['vite@8', '@vitejs/plugin-react@6'],
  files: {
    'index.html': `${HTML}<script type="module" src="/src/main.jsx"></script></html>`,
    'vite.config.mjs': `
      import react from '@vitejs/plugin-react'
      export default { plugins: [react()] }`,
    'src/main.jsx': MAIN,
  },
  source: 'src',
  build: ['vite', 'build'],
  built: 'dist',
}

const lowestReact: BareApp = { ...vite, name: 'Vite 8 with React 18.2', react: '18.2.0' }

/** Exported as files. */
const next: BareApp = {
  name: 'Next 16',
  packages: ['next@16'],
  files: {
    'next.config.mjs': `export default { output: 'export' }`,
    'app/layout.jsx': `
      export default function Layout({ children }) {
        return <html lang="en"><body>{children}</body></html>
      }`,
    'app/page.jsx': `
      'use client'
      import { Page } from './Page.jsx'
      export default function Home() {
        return <Page />
      }`,
  },
  source: 'app',
  build: ['next', 'build', '--turbopack'],
  built: 'out',
  rendersOnServer: true,
}

const rspack: BareApp = {
  name: 'Rspack 2',
  packages: ['@rspack/core@2', '@rspack/cli@2'],
  files: {
    'index.html': HTML,
    'rspack.config.mjs': `
      import { rspack } from '@rspack/core'
      const swc = { jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } } }
      export default {
        mode: 'production',
        entry: './src/main.jsx',
        module: {
          rules: [
            { test: /\\.jsx$/, use: { loader: 'builtin:swc-loader', options: swc } },
            { test: /\\.css$/, type: 'css/auto' },
          ],
        },
        plugins: [new rspack.HtmlRspackPlugin({ template: './index.html' })],
      }`,
    'src/main.jsx': MAIN,
  },
  source: 'src',
  build: ['rspack', 'build'],
  built: 'dist',
}

export const BARE_APPS: readonly BareApp[] = [vite, lowestReact, next, rspack]
