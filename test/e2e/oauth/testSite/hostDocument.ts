import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostFiles } from './bundleHostPage.js'
import type { HostSetup } from './hostPage.js'

type Visit = { session: string; connectTo: string }

/** Serves the host page under every path, with a strict Content-Security-Policy. */
export function hostDocument(files: HostFiles, headers: Record<string, string>, setup: () => HostSetup) {
  return (req: IncomingMessage, res: ServerResponse, { session, connectTo }: Visit): void => {
    const script = files.scripts.get(req.url ?? '')
    if (script !== undefined) return send(res, 'text/javascript', script)
    if (req.url === '/host.css') return send(res, 'text/css', files.styles)
    if (req.url === '/favicon.ico') return void res.writeHead(204).end()
    res.setHeader('Set-Cookie', session)
    if (!('Content-Security-Policy' in headers)) {
      const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self' ${connectTo}`
      res.setHeader('Content-Security-Policy', policy)
    }
    const json = JSON.stringify(setup()).replaceAll('<', '\\u003c')
    send(
      res,
      'text/html',
      `<!doctype html><html lang="en"><head><title>Acme</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/host.css"></head><body><div id="root"></div>
<script type="application/json" id="setup">${json}</script><script type="module" src="/host.js"></script></body></html>`,
    )
  }
}

function send(res: ServerResponse, type: string, body: string): void {
  res.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body)
}
