import { proxy } from './proxy.js'

export default {
  fetch(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/connector-auth/')) return proxy.fetch(request)
    return new Response('Not found', { status: 404 })
  },
}
