import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { start, stop } from '../../demo/server/serveFake.js'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, optionsWith } from '../../test/server/harness.js'
import { shippedStyles } from '../styles.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The connector of both pages: a setting, then a key. */
const ID = '36308'

const WIZARD = `
  import { createElement } from 'react'
  import { createRoot } from 'react-dom/client'
  import { ConnectorAuthWizard } from '${ROOT}src/index.ts'
  let root
  globalThis.mount = () => {
    root = createRoot(document.getElementById('root'))
    root.render(createElement(ConnectorAuthWizard, { accountConnectorId: '${ID}' }))
  }
  globalThis.unmount = () => root.unmount()
  mount()`

/** The least that a React page does for the same form: read the connector, show its fields. */
const BARE = `
  import { createElement, useEffect, useState } from 'react'
  import { createRoot } from 'react-dom/client'
  function Form() {
    const [connector, setConnector] = useState(null)
    useEffect(() => {
      fetch('${BASE}/connectors/${ID}', { headers: { 'X-Connector-Wizard': '1' } })
        .then((response) => response.json())
        .then(setConnector)
    }, [])
    if (connector === null) return 'Loading'
    return createElement('form', null,
      connector.parameters.map(({ name, label }) => createElement('label', { key: name }, label, createElement('input', { name }))),
      createElement('button', null, 'Continue'))
  }
  createRoot(document.getElementById('root')).render(createElement(Form))`

export type BenchPages = { wizard: string; bare: string; close: () => Promise<void> }

/** Both pages on one server, as a host serves them: minified, compressed, and kept by the browser. */
export async function serveBenchPages(): Promise<BenchPages> {
  const [wizard, bare, styles] = await Promise.all([bundle(WIZARD), bundle(BARE), shippedStyles()])
  const files = new Map<string, File>([
    ...folder('/wizard/', wizard),
    ...folder('/bare/', bare),
    ['/wizard/styles.css', { type: 'text/css', body: gzipSync(styles) }],
  ])
  let origin = ''
  const fake = createFakeCyclr()
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  const proxy = createConnectorProxy(() =>
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'bench' },
      publicUrl: origin + BASE,
      authorize: () => ({ accountId: ACCOUNT, userId: 'bench' }),
      fetch: fake.fetch,
    }),
  )
  const handle = toNodeHandler(proxy)
  const server = createServer((req, res) => {
    if (req.url?.startsWith(`${BASE}/`)) return void handle(req, res)
    const file = files.get(req.url ?? '')
    if (!file) return void res.writeHead(404).end()
    const kept = req.url?.endsWith('/') ? 'no-cache' : 'max-age=31536000, immutable'
    res.writeHead(200, { 'Content-Type': file.type, 'Content-Encoding': 'gzip', 'Cache-Control': kept }).end(file.body)
  })
  origin = `http://localhost:${await start(server, 0)}`
  return { wizard: `${origin}/wizard/`, bare: `${origin}/bare/`, close: () => stop(server) }
}

type File = { type: string; body: Buffer }
type Chunk = { fileName: string; code: string; isEntry: boolean; imports: readonly string[] }

function folder(path: string, chunks: readonly Chunk[]): [string, File][] {
  const { fileName: entry, imports } = chunks.find(({ isEntry }) => isEntry) ?? { fileName: '', imports: [] }
  // As Vite writes them into a page.
  const preloads = imports.map((name) => `<link rel="modulepreload" href="${name}">`).join('')
  const styles = path === '/wizard/' ? '<link rel="stylesheet" href="styles.css">' : ''
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${preloads}${styles}<div id="root"></div><script type="module" src="${entry}"></script></html>`
  return [
    [path, { type: 'text/html; charset=utf-8', body: gzipSync(page) }],
    ...chunks.map(({ fileName, code }): [string, File] => [
      path + fileName,
      { type: 'text/javascript', body: gzipSync(code) },
    ]),
  ]
}

async function bundle(code: string): Promise<readonly Chunk[]> {
  const id = 'virtual:bench'
  const result = await build({
    root: ROOT,
    base: './',
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, target: 'es2022', modulePreload: { polyfill: false }, rolldownOptions: { input: id } },
    plugins: [
      {
        name: 'caw:bench',
        resolveId: (source) => (source === id ? `\0${id}` : null),
        load: (source) => (source === `\0${id}` ? code : null),
      },
    ],
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  return outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []))
}
