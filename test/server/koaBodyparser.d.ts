/** As much of it as the tests mount. */
declare module '@koa/bodyparser' {
  import type { Context } from 'koa'

  export function bodyParser(options?: {
    enableTypes: readonly string[]
  }): (context: Context, next: () => Promise<void>) => Promise<void>
}
