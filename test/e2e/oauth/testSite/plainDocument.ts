import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../../../dist/', import.meta.url))

/** `body`: HTML, given the ids of the connectors. `scripts` and styles by their path on the host. */
export type PlainPage = {
  body: (ids: readonly string[]) => string
  files?: Readonly<Record<string, string>>
  policy: string
}

/** Serves a page of plain HTML, and the built package under `/dist/`, as a host does that copied it. */
export function plainDocument({ body, files = {}, policy }: PlainPage, ids: readonly string[]) {
  return async (req: IncomingMessage, res: ServerResponse, { session }: { session: string }): Promise<void> => {
    const { pathname } = new URL(req.url ?? '', 'http://host')
    const [, path] = /^\/dist\/([\w./-]+\.js)$/.exec(pathname) ?? []
    const file = path === undefined ? files[pathname] : await readFile(DIST + path, 'utf8').catch(() => undefined)
    if (file !== undefined) {
      const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript'
      return void res.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(file)
    }
    if (/\.\w+$/.test(pathname)) return void res.writeHead(404).end()
    res.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Set-Cookie': session,
    })
    res.end(`<!doctype html><html lang="en"><head><title>Acme</title></head><body>${body(ids)}</body></html>`)
  }
}
