import * as z from 'zod/mini'
import { credentialsBody, identityBody, oauthBody, parametersBody } from '../../core/bodies.js'
import * as contract from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { ID_PATTERN, MAX_IDS } from '../../core/protocol.js'
import { LINK_ROUTES } from '../links/linkRoutes.js'
import { cancelSignIn, readSignInStatus, startSignIn } from '../oauth/signIn.js'
import { confirmLaunch, launchSignIn, returnFromError, returnFromSignIn } from '../oauth/signInWindow.js'
import { readConnector, removeCredentials, saveCredentials, saveParameters } from './connectorHandlers.js'
import { readIconIds, withoutIcons } from './knownIcons.js'
import { ofConnector, pageRoute, type Route, wizardRoute } from './Route.js'

const KNOWN_ICONS = {
  description: 'Values of `iconId` that the caller has, separated by commas: these icons are not sent.',
}

/** Every route of the proxy. A new one is a row here and its handler; `npm run openapi` adds it to the description. */
export const ROUTES: readonly Route[] = [
  wizardRoute({
    method: 'GET',
    path: '/connectors',
    summary: 'Lists several connectors.',
    authorize: (_, { ids = '' }) => ({ action: 'read', accountConnectorIds: readIds(ids) }),
    audit: 'list',
    cost: { reads: 1 },
    query: {
      ids: { description: `Ids separated by commas, at most ${MAX_IDS}.`, required: true },
      icons: KNOWN_ICONS,
    },
    answer: contract.connectorList,
    handle: async ({ grant, accountConnectorIds, query, signal }, { service, config: { host } }) => ({
      host,
      connectors: await withoutIcons(
        await service.list(grant, accountConnectorIds, { signal }),
        readIconIds(query['icons'] ?? ''),
      ),
    }),
  }),
  wizardRoute({
    method: 'GET',
    path: '/connectors/:id',
    summary: 'Reads one connector.',
    authorize: ofConnector('read'),
    audit: 'read',
    cost: { reads: 1 },
    answer: contract.connector,
    handle: readConnector,
  }),
  wizardRoute({
    method: 'GET',
    path: '/connectors/:id/status',
    summary: 'Reads whether the connector is authenticated, and the state of a sign-in.',
    authorize: ofConnector('read'),
    // Polled, and changes nothing.
    audit: null,
    cost: { reads: 1 },
    query: {
      attempt: { description: 'Id of the sign-in.' },
      proof: { description: 'Proof that the sign-in window returned.' },
    },
    answer: contract.status,
    handle: readSignInStatus,
  }),
  wizardRoute({
    method: 'PUT',
    path: '/connectors/:id/parameters',
    summary: 'Saves settings.',
    authorize: ofConnector('connect'),
    audit: 'saveParameters',
    cost: { writes: 1 },
    body: { schema: parametersBody },
    answer: contract.connector,
    handle: saveParameters,
  }),
  wizardRoute({
    method: 'PUT',
    path: '/connectors/:id/credentials',
    summary: 'Saves settings and credentials, and verifies them.',
    authorize: ofConnector('connect'),
    audit: 'saveCredentials',
    cost: { writes: 1 },
    body: { schema: credentialsBody },
    answer: contract.credentialsAnswer,
    handle: saveCredentials,
  }),
  wizardRoute({
    method: 'DELETE',
    path: '/connectors/:id/credentials',
    summary: 'Disconnects, and deletes every secret.',
    authorize: ofConnector('disconnect'),
    audit: 'removeCredentials',
    cost: { writes: 1 },
    answer: contract.connector,
    handle: removeCredentials,
  }),
  wizardRoute({
    method: 'POST',
    path: '/connectors/:id/verification',
    summary: 'Asks the third party whether it accepts the stored credentials.',
    authorize: ofConnector('check'),
    audit: 'verify',
    cost: { writes: 1 },
    body: { schema: z.strictObject({}), optional: true },
    answer: contract.verificationAnswer,
    handle: async ({ grant, accountConnectorId }, { service, pendingRollback }) => {
      await pendingRollback.restoreExpired(grant, accountConnectorId)
      return { verification: await service.verify(grant, accountConnectorId) }
    },
  }),
  wizardRoute({
    method: 'POST',
    path: '/connectors/:id/identity',
    summary: 'Asks the third party whose sign-in is stored, where a guide says how.',
    authorize: ofConnector('check'),
    audit: 'identify',
    cost: { writes: 1 },
    body: { schema: identityBody },
    answer: contract.identityAnswer,
    handle: ({ grant, accountConnectorId, body, signal }, { service }) =>
      service.identify(grant, accountConnectorId, body.earlier ?? null, { signal }),
  }),
  wizardRoute({
    method: 'POST',
    path: '/connectors/:id/oauth',
    summary: 'Starts a sign-in in a window.',
    authorize: ofConnector('connect'),
    audit: 'startSignIn',
    cost: { writes: 1 },
    body: { schema: oauthBody },
    answer: contract.oauthAnswer,
    handle: startSignIn,
  }),
  wizardRoute({
    method: 'DELETE',
    path: '/connectors/:id/oauth',
    summary: 'Cancels a sign-in, and restores the settings that it replaced.',
    authorize: ofConnector('connect'),
    audit: 'cancelSignIn',
    cost: { writes: 1 },
    query: { attempt: { description: 'Id of the sign-in.', required: true } },
    answer: contract.connector,
    handle: cancelSignIn,
  }),
  wizardRoute({
    method: 'GET',
    path: '/connectors/:id/lookups',
    summary: 'Reads the choices of a parameter that only an authenticated connector can list.',
    authorize: ofConnector('connect'),
    audit: 'lookUp',
    cost: { reads: 1 },
    query: { name: { description: 'Name of the parameter.', required: true } },
    answer: contract.lookupAnswer,
    handle: async ({ grant, accountConnectorId, query, signal }, { service }) => ({
      choices: await service.lookup(grant, accountConnectorId, query['name'] ?? '', { signal }),
    }),
  }),
  wizardRoute({
    method: 'GET',
    path: '/cycles/:cycleId/connectors',
    summary: 'Lists the connectors that a cycle needs.',
    authorize: ({ cycleId = '' }) => ({ action: 'read', cycleId }),
    audit: 'readCycle',
    cost: { reads: 1 },
    query: { icons: KNOWN_ICONS },
    answer: contract.hostedCycleAnswer,
    handle: async ({ grant, cycleId, query, signal }, { service, config: { host } }) => {
      const { connectors, ...cycle } = await service.cycle(grant, cycleId, { signal })
      return { ...cycle, host, connectors: await withoutIcons(connectors, readIconIds(query['icons'] ?? '')) }
    },
  }),
  ...LINK_ROUTES,
  pageRoute({
    method: 'GET',
    path: '/oauth/launch',
    summary: 'The first address of the sign-in window: redirects to the sign-in, or shows a page.',
    audit: 'launchSignIn',
    query: { ticket: { description: 'Works once.', required: true } },
    handle: launchSignIn,
  }),
  pageRoute({
    method: 'POST',
    path: '/oauth/launch',
    summary: 'The same, after the user has confirmed it on the page.',
    audit: 'launchSignIn',
    body: { schema: z.object({ ticket: z.string() }) },
    handle: confirmLaunch,
  }),
  pageRoute({
    method: 'GET',
    path: '/oauth/return',
    summary: 'Where the sign-in window returns to: a page that notifies its opener, or a redirect to the host’s page.',
    audit: 'returnFromSignIn',
    query: {
      attempt: { description: 'Id of the sign-in.', required: true },
      proof: { description: 'Proof that the sign-in window returned.', required: true },
    },
    handle: returnFromSignIn,
  }),
  pageRoute({
    method: 'GET',
    path: '/oauth/error',
    summary: 'Where an error page of Cyclr leads the sign-in window: redirects to the return, or shows a neutral page.',
    // The return that follows is audited.
    audit: null,
    query: { error: { description: 'The code that the provider gave. Unknown ones are ignored.' } },
    handle: returnFromError,
  }),
]

function readIds(text: string): readonly string[] {
  const ids = text.split(',')
  if (ids.length <= MAX_IDS && ids.every((id) => ID_PATTERN.test(id))) return ids
  throw new ConnectorAuthError('invalid_request')
}
