import { toNodeHandler } from 'connector-auth-wizard/server/node'
import express from 'express'
import { proxy } from './proxy.js'

export const app = express()
app.use('/api/connector-auth', toNodeHandler(proxy)) // before express.json(), or after it
