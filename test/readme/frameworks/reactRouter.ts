// app/routes/connectorAuth.ts; in app/routes.ts: route('api/connector-auth/*', 'routes/connectorAuth.ts')
import { proxy } from './proxy.js'

type Arguments = { request: Request }

export const loader = ({ request }: Arguments) => proxy.fetch(request)
export const action = ({ request }: Arguments) => proxy.fetch(request)
