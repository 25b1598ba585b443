import { createConnectorProxy } from 'connector-auth-wizard/server'
import { fakeCyclrConfig } from 'connector-auth-wizard/testing'

export const proxy = createConnectorProxy(() => ({
  ...fakeCyclrConfig({ accountConnectors: { 36308: 'BambooHR' } }), // your ids, by the name of a connector
  publicUrl: 'http://localhost:3000/api/connector-auth',
  host: { name: 'Acme' },
  authorize: () => ({ accountId: 'any', userId: 'me' }),
}))
