import { BASE } from '../../test/server/harness.js'

/** An app that runs the README's code from the packed tarball. */
export type App = {
  name: string
  /** Besides the tarball. */
  packages: readonly string[]
  /** By path: a text, or `{ readme }`, the file of test/readme/frameworks of that name. */
  files: Record<string, string | { readme: string }>
  build?: readonly string[]
  /** The program that listens on the port of the environment variable `PORT`. */
  start: readonly string[]
  /** The path below which the app gets the requests. */
  path?: string
  publicPath?: string
  /** Appended to the path of each request, as the framework demands. */
  trailingSlash?: boolean
  /** A page that a server component renders, with the component in it. */
  page?: string
}

const BELOW_DOCS = `/docs${BASE}`

const next = (version: 14 | 16, config: { basePath?: string; trailingSlash?: boolean }): Omit<App, 'name'> => {
  const react = version === 14 ? 18 : 19
  return {
    packages: [`next@${version}`, `react@${react}`, `react-dom@${react}`],
    files: {
      'next.config.mjs': `export default ${JSON.stringify(config)}`,
      'app/api/connector-auth/[...path]/proxy.js': { readme: 'proxy' },
      'app/api/connector-auth/[...path]/route.js': { readme: 'next' },
      'app/layout.jsx': `
        import 'connector-auth-wizard/styles.css'
        export default function Layout({ children }) {
          return <html lang="en"><body>{children}</body></html>
        }`,
      // A server component: what it imports of the package has to be a client component.
      'app/page.jsx': `
        import { ConnectorAuthWizard } from 'connector-auth-wizard'
        export default function Page() {
          return <ConnectorAuthWizard accountConnectorId="36308" name="Postmoth" />
        }`,
    },
    build: ['next', 'build'],
    start: ['next', 'start', '--hostname', '127.0.0.1'],
    page: `${config.basePath ?? ''}/`,
  }
}

/** One version of all: they demand it of each other. */
const REACT_ROUTER = ['react-router', '@react-router/dev', '@react-router/node', '@react-router/serve'].map(
  (name) => `${name}@7.18.4`,
)

const reactRouter: App = {
  name: 'React Router 7',
  packages: [...REACT_ROUTER, 'vite@7', 'react@19', 'react-dom@19', 'isbot@5'],
  files: {
    'vite.config.js': `
      import { reactRouter } from '@react-router/dev/vite'
      export default { plugins: [reactRouter()] }`,
    'app/routes.js': `
      import { route } from '@react-router/dev/routes'
      export default [route('api/connector-auth/*', 'routes/connectorAuth.js')]`,
    'app/root.jsx': `
      import { Outlet, Scripts } from 'react-router'
      export default function Root() {
        return <html lang="en"><body><Outlet /><Scripts /></body></html>
      }`,
    'app/routes/proxy.js': { readme: 'proxy' },
    'app/routes/connectorAuth.js': { readme: 'reactRouter' },
  },
  build: ['react-router', 'build'],
  start: ['react-router-serve', './build/server/index.js'],
}

const bun: App = {
  name: 'Bun',
  packages: ['bun@1'],
  files: { 'proxy.js': { readme: 'proxy' }, 'server.js': { readme: 'fetchServer' } },
  start: ['bun', 'server.js'],
}

/** Without the flag `nodejs_compat`. */
const workerd: App = {
  name: 'workerd, through Miniflare',
  packages: ['miniflare@4', 'esbuild@0.28'],
  files: {
    'proxy.js': { readme: 'proxy' },
    'worker.js': { readme: 'fetchServer' },
    'start.mjs': `
      import { build } from 'esbuild'
      import { Miniflare } from 'miniflare'
      const { outputFiles } = await build({
        entryPoints: ['worker.js'],
        bundle: true,
        format: 'esm',
        platform: 'neutral',
        mainFields: ['module', 'main'],
        // Those of wrangler.
        conditions: ['workerd', 'worker', 'browser'],
        define: { 'process.env': JSON.stringify(process.env) },
        write: false,
      })
      const worker = new Miniflare({
        modules: true,
        script: outputFiles[0].text,
        scriptPath: 'worker.js',
        compatibilityDate: '2026-01-01',
        compatibilityFlags: ['no_nodejs_compat_v2'],
        host: '127.0.0.1',
        port: Number(process.env.PORT),
      })
      await worker.ready`,
  },
  start: ['node', 'start.mjs'],
}

export const APPS: readonly App[] = [
  { name: 'Next 16', ...next(16, {}) },
  {
    name: 'Next 16, with a basePath and trailingSlash',
    ...next(16, { basePath: '/docs', trailingSlash: true }),
    path: BELOW_DOCS,
    publicPath: BELOW_DOCS,
    trailingSlash: true,
  },
  { name: 'Next 14', ...next(14, {}) },
  {
    name: 'Next 14, with a basePath',
    ...next(14, { basePath: '/docs' }),
    path: BELOW_DOCS,
    publicPath: BELOW_DOCS,
  },
  reactRouter,
  bun,
  workerd,
]
