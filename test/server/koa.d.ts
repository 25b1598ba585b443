/** As much of Koa as the tests mount the proxy with. */
declare module 'koa' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  type Context = {
    path: string
    respond: boolean
    req: IncomingMessage
    res: ServerResponse
    /** With the members of a body parser. */
    request: { body?: unknown; rawBody?: string }
  }

  class Koa {
    silent: boolean
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this
    callback(): RequestListener
  }
  export default Koa
}
