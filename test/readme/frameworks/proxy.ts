import { createConnectorProxy } from 'connector-auth-wizard/server'

const { CYCLR_API_DOMAIN = '', CYCLR_SERVICE_DOMAIN = '', CYCLR_CLIENT_ID = '', CYCLR_CLIENT_SECRET = '' } = process.env
const { CYCLR_ACCOUNT_ID = '', PUBLIC_URL = '' } = process.env
const nothing = () => undefined

/** The proxy of the README's snippets for each framework, with its address from the environment. */
export const proxy = createConnectorProxy(() => ({
  cyclr: {
    apiDomain: CYCLR_API_DOMAIN,
    serviceDomain: CYCLR_SERVICE_DOMAIN,
    clientId: CYCLR_CLIENT_ID,
    clientSecret: CYCLR_CLIENT_SECRET,
    signInUser: 'connector-sign-in',
  },
  publicUrl: PUBLIC_URL,
  host: { name: 'Acme' },
  authorize: (request) =>
    request.headers.get('Cookie') === 'session=mara'
      ? { accountId: CYCLR_ACCOUNT_ID, userId: 'mara', can: ['read', 'connect', 'disconnect'] }
      : null,
  logger: { info: nothing, warn: nothing, error: console.error },
}))
