import { bodyParser } from '@koa/bodyparser'
import { toNodeHandler } from 'connector-auth-wizard/server/node'
import Koa from 'koa'
import { proxy } from './proxy.js'

const handle = toNodeHandler(proxy)

export const app = new Koa()
app.use(bodyParser())
app.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/api/connector-auth/')) return next()
  ctx.respond = false
  await handle(Object.assign(ctx.req, { body: ctx.request.body }), ctx.res)
})
