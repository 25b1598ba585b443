/** As much of Express as the tests mount the proxy with. */
declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown
  type Parsed = IncomingMessage & { body: unknown; params: Record<string, string> }
  type Answer = ServerResponse & { sendStatus(status: number): unknown }
  type Route = (req: Parsed, res: Answer, next: (error: unknown) => void) => unknown
  type Application = RequestListener & {
    use(...handlers: readonly (string | Handler)[]): Application
    post(path: string, parser: Handler, route: Route): Application
  }

  function express(): Application
  namespace express {
    function json(options?: { limit: string }): Handler
    function urlencoded(options: { extended: boolean }): Handler
    function raw(options: { type: () => boolean }): Handler
  }
  export default express
}
