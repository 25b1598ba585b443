import * as z from 'zod/mini'
import { localFetch } from '../../../../demo/server/serveFake.js'
import { connector, oauthAnswer, WIZARD_HEADER } from '../../../../src/core/contract.js'
import { BASE, type Stage } from './startStage.js'

/** A request as the wizard sends it, for a user of the host's. */
export function ask(stage: Stage, path: string, init: RequestInit = {}, user = 'mara'): Promise<Response> {
  const headers = {
    [WIZARD_HEADER]: '1',
    Origin: stage.origin,
    Cookie: `session=${user}`,
    'Content-Type': 'application/json',
  }
  return localFetch(`${stage.origin}${BASE}${path}`, { headers, ...init })
}

/** Sends `POST …/oauth` with whatever is in `more`. */
export async function postOAuth(stage: Stage, more: object = {}, user = 'mara'): Promise<Response> {
  const known = await ask(stage, `/connectors/${stage.id}`, {}, user)
  const { methods } = z.parse(connector, await known.json())
  const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup', ...more })
  return ask(stage, `/connectors/${stage.id}/oauth`, { method: 'POST', body }, user)
}

/** Begins a sign-in without any page, as the wizard of a user would. */
export async function beginAttempt(stage: Stage, user = 'mara') {
  return z.parse(oauthAnswer, await (await postOAuth(stage, {}, user)).json())
}
