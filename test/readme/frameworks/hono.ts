import { Hono } from 'hono'
import { proxy } from './proxy.js'

export const app = new Hono()
app.mount('/api/connector-auth', proxy.fetch)
