import { linkBody, linkSessionBody } from '../../core/bodies.js'
import * as contract from '../../core/contract.js'
import { ofConnector, openRoute, pageRoute, type Route, wizardRoute } from '../routes/Route.js'
import {
  inviteColleague,
  openLink,
  readInvitation,
  revokeInvitation,
  serveLanguage,
  serveScript,
  showLinkPage,
} from './linkHandlers.js'

/** The rows of connect links in the table of routes. */
export const LINK_ROUTES: readonly Route[] = [
  wizardRoute({
    method: 'POST',
    path: '/connectors/:id/links',
    summary: 'Creates a connect link for a colleague.',
    authorize: ofConnector('invite'),
    audit: 'createLink',
    cost: { writes: 1 },
    body: { schema: linkBody },
    answer: contract.linkAnswer,
    handle: inviteColleague,
  }),
  wizardRoute({
    method: 'GET',
    path: '/connectors/:id/links/:linkId',
    summary: 'Reads whether the colleague has connected.',
    authorize: ofConnector('invite'),
    // Polled.
    audit: null,
    cost: { reads: 1 },
    answer: contract.linkStateAnswer,
    handle: readInvitation,
  }),
  wizardRoute({
    method: 'DELETE',
    path: '/connectors/:id/links/:linkId',
    summary: 'Revokes a connect link.',
    authorize: ofConnector('invite'),
    audit: 'revokeLink',
    cost: { writes: 1 },
    answer: contract.linkStateAnswer,
    handle: revokeInvitation,
  }),
  pageRoute({
    method: 'GET',
    path: '/links/:linkId',
    summary: 'The page of a connect link. The same for every link: the secret is in the fragment, which is not sent.',
    allowsHead: true,
    audit: null,
    query: { locale: { description: 'BCP 47 tag of the page’s language.' } },
    handle: showLinkPage,
  }),
  openRoute({
    method: 'POST',
    path: '/links/:linkId/session',
    summary: 'Opens a connect link with its secret, for some minutes.',
    audit: 'openLink',
    body: { schema: linkSessionBody },
    answer: contract.linkSessionAnswer,
    handle: openLink,
  }),
  pageRoute({
    method: 'GET',
    path: '/assets/script.js',
    summary: 'The widget for the page of a connect link.',
    allowsHead: true,
    audit: null,
    query: { v: { description: 'Version of the package, so that the file can be cached.' } },
    handle: serveScript,
  }),
  pageRoute({
    method: 'GET',
    path: '/assets/locales/:language',
    summary: 'The widget’s words in a language, for the page of a connect link.',
    allowsHead: true,
    audit: null,
    handle: serveLanguage,
  }),
]
