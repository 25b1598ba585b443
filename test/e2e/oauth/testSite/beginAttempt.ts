import * as z from 'zod/mini'
import { localFetch } from '../../../../demo/server/serveFake.js'
import { connector, oauthAnswer } from '../../../../src/core/contract.js'
import { WIZARD_HEADER } from '../../../../src/core/protocol.js'
import { BASE, type TestSite } from './startTestSite.js'

/** Sends a request as the wizard does, with the session of a user. */
export function sendRequest(site: TestSite, path: string, init: RequestInit = {}, user = 'mara'): Promise<Response> {
  const headers = {
    [WIZARD_HEADER]: '1',
    Origin: site.origin,
    Cookie: `session=${user}`,
    'Content-Type': 'application/json',
  }
  return localFetch(`${site.origin}${BASE}${path}`, { headers, ...init })
}

/** Sends `POST …/oauth` with additional members in the body. */
export async function postOAuth(site: TestSite, more: object = {}, user = 'mara'): Promise<Response> {
  const known = await sendRequest(site, `/connectors/${site.id}`, {}, user)
  const { methods } = z.parse(connector, await known.json())
  const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup', ...more })
  return sendRequest(site, `/connectors/${site.id}/oauth`, { method: 'POST', body }, user)
}

/** Starts an attempt over HTTP, without a page. */
export async function beginAttempt(site: TestSite, user = 'mara') {
  return z.parse(oauthAnswer, await (await postOAuth(site, {}, user)).json())
}
