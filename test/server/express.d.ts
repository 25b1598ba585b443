/** As much of Express as the tests mount the proxy with. */
declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown
  type Application = RequestListener & { use(...handlers: readonly (string | Handler)[]): Application }

  function express(): Application
  namespace express {
    function json(): Handler
    function urlencoded(options: { extended: boolean }): Handler
    function raw(options: { type: () => boolean }): Handler
  }
  export default express
}
