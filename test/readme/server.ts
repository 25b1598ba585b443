import { createConnectorProxy } from 'connector-auth-wizard/server'
import { toNodeHandler } from 'connector-auth-wizard/server/node'
import express from 'express'
import { sessionOf } from './session.js' // yours: who is signed in?

const { CYCLR_API_DOMAIN = '', CYCLR_SERVICE_DOMAIN = '', CYCLR_CLIENT_ID = '', CYCLR_CLIENT_SECRET = '' } = process.env

const proxy = createConnectorProxy(() => ({
  cyclr: {
    apiDomain: CYCLR_API_DOMAIN, // api.cyclr.com
    serviceDomain: CYCLR_SERVICE_DOMAIN, // acme-h.cyclr.com
    clientId: CYCLR_CLIENT_ID,
    clientSecret: CYCLR_CLIENT_SECRET,
    signInUser: 'connector-sign-in', // one Cyclr user with as few rights as possible
  },
  publicUrl: 'https://app.acme.example/api/connector-auth',
  host: { name: 'Acme' },
  authorize: async (request) => {
    const session = await sessionOf(request)
    return session && { accountId: session.cyclrAccountId, userId: session.userId }
  },
}))

export const app = express()
app.use('/api/connector-auth', toNodeHandler(proxy))
