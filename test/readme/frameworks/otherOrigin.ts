import { authorizeWithSessionToken, createSessionToken } from 'connector-auth-wizard/server'

const { SESSION_SECRET = '' } = process.env // 32 bytes at least, random
const allowedOrigins = ['https://app.acme.example'] // the origin of the page

/** Options of `createConnectorProxy`, in place of `authorize` above. */
export const otherOrigin = { allowedOrigins, authorize: authorizeWithSessionToken(SESSION_SECRET) }

/** In your backend: the page fetches it for its signed-in user, and passes it on with the prop `getToken`. */
export function tokenFor(user: { id: string; cyclrAccountId: string }, accountConnectorId: string): Promise<string> {
  const grant = { accountId: user.cyclrAccountId, userId: user.id, accountConnectorIds: [accountConnectorId] }
  return createSessionToken(SESSION_SECRET, { ...grant, allowedOrigins })
}
