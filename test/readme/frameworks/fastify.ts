import { toNodeHandler } from 'connector-auth-wizard/server/node'
import { fastify } from 'fastify'
import { proxy } from './proxy.js'

const handle = toNodeHandler(proxy)

export const app = fastify()
app.register(
  async (scope) => {
    scope.removeAllContentTypeParsers() // the proxy reads the bodies itself
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/*', (request, reply) => {
      reply.hijack()
      void handle(request.raw, reply.raw)
    })
  },
  { prefix: '/api/connector-auth' },
)
